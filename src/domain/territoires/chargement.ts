import { createRequire } from 'node:module';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#platform/db/guard.ts';
import { nomTri } from '#platform/texte.ts';

// Data of the Code officiel géographique and of IGN outlines, brought by two packages of Etalab: read here only.
const require = createRequire(import.meta.url);
const read = <Row>(path: string, row: z.ZodType<Row>) => z.array(row).parse(require(path));

const regionRow = z.object({ code: z.string(), nom: z.string() });
const departementRow = z.object({
  code: z.string(),
  nom: z.string(),
  region: z.string(),
  zone: z.enum(['metro', 'drom', 'com']),
});
const communeRow = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  departement: z.string().optional(),
  population: z.number().optional(),
  codesPostaux: z.array(z.string()).optional(),
  commune: z.string().optional(),
});
const epciRow = z.object({ code: z.string(), membres: z.array(z.object({ code: z.string() })) });
const boite = z.object({ communes: z.array(z.object({ id: z.string(), bbox: z.array(z.number()) })) });
type Point = { latitude: number; longitude: number };
type Precision = 'emprise' | 'voisinage' | 'saisie' | 'aucune';

// The outline of Cayenne includes the Îles du Salut: its centre falls at sea.
const CENTRES_SAISIS: Readonly<Record<string, Point>> = { '97302': { latitude: 4.9372, longitude: -52.3303 } };

/** Regions, départements and communes as rows of the base. */
export function lireTerritoires() {
  const regions = read('@etalab/decoupage-administratif/data/regions.json', regionRow);
  const departements = read('@etalab/decoupage-administratif/data/departements.json', departementRow);
  const lignes = read('@etalab/decoupage-administratif/data/communes.json', communeRow);
  const epcis = read('@etalab/decoupage-administratif/data/epci.json', epciRow);
  const epciDe = new Map(epcis.flatMap(({ code, membres }) => membres.map((membre) => [membre.code, code] as const)));
  const codesPostaux = codesPostauxParCommune(lignes);
  const actuelles = lignes.filter(({ type }) => type === 'commune-actuelle');
  const situer = situation(lignes, codesPostaux);
  const communes = actuelles.map(({ code, nom, departement, population }) => ({
    code,
    nom,
    nom_tri: nomTri(nom),
    departement_code: departement ?? code.slice(0, 3),
    epci_siren: epciDe.get(code) ?? null,
    codes_postaux: codesPostaux.get(code) ?? [],
    population: population ?? 0,
    ...situer(code),
  }));
  return {
    regions,
    departements: departements.map(({ code, nom, region, zone }) => ({
      code,
      nom,
      nom_tri: nomTri(nom),
      region_code: region,
      outre_mer: zone !== 'metro',
    })),
    communes,
  };
}

/** Paris, Lyon and Marseille get the postal codes of their arrondissements. */
function codesPostauxParCommune(lignes: readonly z.output<typeof communeRow>[]) {
  const codes = new Map<string, string[]>();
  for (const { code, type, commune, codesPostaux = [] } of lignes) {
    const cible = type === 'arrondissement-municipal' ? (commune ?? code) : code;
    if (type !== 'commune-actuelle' && type !== 'arrondissement-municipal') continue;
    codes.set(cible, [...new Set([...(codes.get(cible) ?? []), ...codesPostaux])].sort());
  }
  return codes;
}

/** Where a commune is: centre of its outline, or mean of its neighbours with the same postal code, or unknown. */
function situation(
  lignes: readonly z.output<typeof communeRow>[],
  codesPostaux: ReadonlyMap<string, readonly string[]>,
) {
  const centres = new Map<string, Point>();
  for (const { id, bbox } of boite.parse(require('@etalab/fr-bounding-boxes')).communes) {
    const [ouest = 0, sud = 0, est = 0, nord = 0] = bbox;
    centres.set(id.split(':').at(-1) ?? id, { latitude: (sud + nord) / 2, longitude: (ouest + est) / 2 });
  }
  const anciennes = Map.groupBy(
    lignes.filter(({ type, commune }) => commune && type !== 'commune-actuelle'),
    ({ commune }) => commune ?? '',
  );
  const voisins = new Map<string, Point[]>();
  for (const [code, codes] of codesPostaux) {
    const centre = centres.get(code);
    if (centre) for (const postal of codes) voisins.set(postal, [...(voisins.get(postal) ?? []), centre]);
  }
  return (code: string): { latitude: number | null; longitude: number | null; geo_precision: Precision } => {
    const saisi = CENTRES_SAISIS[code];
    if (saisi) return { ...saisi, geo_precision: 'saisie' };
    const centre =
      centres.get(code) ?? moyenne((anciennes.get(code) ?? []).flatMap((ancienne) => centres.get(ancienne.code) ?? []));
    if (centre) return { ...centre, geo_precision: 'emprise' };
    const proche = moyenne((codesPostaux.get(code) ?? []).flatMap((postal) => voisins.get(postal) ?? []));
    return proche
      ? { ...proche, geo_precision: 'voisinage' }
      : { latitude: null, longitude: null, geo_precision: 'aucune' };
  };
}

function moyenne(points: readonly Point[]): Point | undefined {
  if (points.length === 0) return undefined;
  const somme = (lire: (point: Point) => number) =>
    points.reduce((total, point) => total + lire(point), 0) / points.length;
  return { latitude: somme(({ latitude }) => latitude), longitude: somme(({ longitude }) => longitude) };
}

/** Fills the territory of a new base, or finishes a filling cut short; does nothing when it is there. A few statements. */
export async function chargerTerritoires(db: Db): Promise<void> {
  if (await db.selectFrom('communes').select('code').limit(1).executeTakeFirst()) return;
  const { regions, departements, communes } = lireTerritoires();
  await db
    .insertInto('regions')
    .values(regions)
    .onConflict((oc) => oc.doNothing())
    .execute();
  await db
    .insertInto('departements')
    .values(departements)
    .onConflict((oc) => oc.doNothing())
    .execute();
  await sql`
    insert into communes (code, nom, nom_tri, departement_code, epci_siren, codes_postaux, population, latitude, longitude, geo_precision)
    select code, nom, nom_tri, departement_code, epci_siren, codes_postaux, population, latitude, longitude, geo_precision
    from jsonb_to_recordset(${JSON.stringify(communes)}::jsonb) as lignes(code text, nom text, nom_tri text, departement_code text,
      epci_siren text, codes_postaux text[], population int, latitude float8, longitude float8, geo_precision text)
    on conflict do nothing`.execute(db);
}
