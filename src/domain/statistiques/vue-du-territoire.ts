import { type Departement, listerDepartements } from '#domain/territoires/index.ts';
import type { Db } from '#platform/db/guard.ts';
import { cache } from '#platform/form/champs.ts';
import type { Requete } from '#platform/routes.ts';
import { adresseAvec } from '#platform/table/Tableau.tsx';
import { type PorteeDeTag, TAGS_DE_LA_NATION } from './choix.ts';
import type { Parts } from './details.ts';
import { porteeDuTerritoire } from './portees.ts';
import { type LireVue, unParmi, type Vue, vueDeStructure } from './vues.ts';

type Territoire = { readonly departements: readonly Departement[]; readonly regions: ReadonlyMap<string, string> };

/**
 * The territory of whoever reads, or a part of it that the address says: a region, a département, a structure. What is
 * not in the perimeter is as if it were not said; a structure that is not is not found.
 */
export const vueDuTerritoire: LireVue = async (requete) => {
  const { tools, actor, url } = requete;
  const territoire = await lireTerritoire(tools.db, actor.perimetre);
  const structureId = url.searchParams.get('structure');
  if (structureId)
    return {
      ...(await vueDeStructure(requete, structureId)),
      champs: { structure: cache() },
      valeurs: { structure: structureId },
    };
  const demandee = url.searchParams.get('region');
  // Another region chosen beside a département means the region.
  const departement = territoire.departements.find(
    ({ code, regionCode: sienne }) =>
      code === url.searchParams.get('departement') && (!demandee || sienne === demandee),
  );
  const regionCode = departement?.regionCode ?? demandee ?? '';
  const region = territoire.regions.get(regionCode);
  if (departement) return duDepartement(requete, territoire, departement);
  const [seul] = territoire.departements;
  if (seul && territoire.departements.length === 1) return duDepartement(requete, territoire, seul);
  if (region && territoire.regions.size > 1) return deLaRegion(url, territoire, regionCode, region);
  return deTout(requete, territoire);
};

async function lireTerritoire(db: Db, perimetre: Requete['actor']['perimetre']): Promise<Territoire> {
  const tous = await listerDepartements(db);
  const departements = tous.filter(
    ({ code }) => perimetre.type === 'nation' || (perimetre.type === 'departements' && perimetre.codes.includes(code)),
  );
  const regions = await db.selectFrom('regions').selectAll().orderBy('nom').execute();
  const siennes = new Set(departements.map(({ regionCode }) => regionCode));
  return {
    departements,
    regions: new Map(regions.filter(({ code }) => siennes.has(code)).map((r) => [r.code, r.nom])),
  };
}

/** What may be chosen: a region among several, a département among several, those of the region when there is one. */
const champsDe = ({ departements, regions }: Territoire, regionCode?: string) => ({
  ...(regions.size > 1 && { region: unParmi('Région', [...regions]) }),
  ...(departements.length > 1 && {
    departement: unParmi(
      'Département',
      departements
        .filter((un) => !regionCode || un.regionCode === regionCode)
        .map(({ code, nom }) => [code, `${nom} (${code})`] as const),
    ),
  }),
});

const tagsDes = (departements: readonly Departement[]): readonly PorteeDeTag[] => [
  ...departements.map(({ code }) => ['departement', code] as const),
  TAGS_DE_LA_NATION,
];

function deTout({ actor, url }: Requete, territoire: Territoire): Vue {
  const { departements, regions } = territoire;
  const parRegion = regions.size > 1;
  const regionDe = new Map(departements.map(({ code, regionCode }) => [code, regionCode]));
  return {
    portee: porteeDuTerritoire(actor.perimetre),
    qui: '',
    champs: champsDe(territoire),
    valeurs: {},
    tags: [TAGS_DE_LA_NATION],
    parts: parRegion
      ? {
          titre: 'Par région',
          colonne: 'Région',
          cle: (part) => regionDe.get(part),
          libelle: (code) => regions.get(code) ?? code,
          lien: (code) => adresseAvec(url, { region: code }),
        }
      : parDepartement(url, departements),
  };
}

function deLaRegion(url: URL, territoire: Territoire, code: string, nom: string): Vue {
  const siens = territoire.departements.filter(({ regionCode }) => regionCode === code);
  return {
    portee: { code: 'D', ids: siens.map((un) => un.code) },
    qui: nom,
    champs: champsDe(territoire, code),
    valeurs: { region: code },
    tags: tagsDes(siens),
    parts: parDepartement(url, siens),
  };
}

const parDepartement = (url: URL, departements: readonly Departement[]): Parts => {
  const noms = new Map(departements.map(({ code, nom }) => [code, `${nom} (${code})`]));
  return {
    titre: 'Par département',
    colonne: 'Département',
    cle: (part) => (noms.has(part) ? part : undefined),
    libelle: (code) => noms.get(code) ?? code,
    lien: (code) => adresseAvec(url, { departement: code }),
  };
};

async function duDepartement({ tools: { db }, url }: Requete, territoire: Territoire, un: Departement): Promise<Vue> {
  const structures = await db
    .selectFrom('structures as s')
    .select(['s.id', 's.numero', 's.nom'])
    .where('s.departement_code', '=', un.code)
    .where('s.statut', '=', 'activee')
    .execute();
  const parNumero = new Map(structures.map(({ numero, id }) => [String(numero), id]));
  const noms = new Map(structures.map(({ id, nom }) => [id, nom]));
  return {
    portee: { code: 'D', ids: [un.code] },
    qui: `${un.nom} (${un.code})`,
    champs: champsDe(territoire, territoire.regions.size > 1 ? un.regionCode : undefined),
    valeurs: { departement: un.code, region: un.regionCode },
    tags: tagsDes([un]),
    parts: {
      titre: 'Par structure du département, où que leurs conseillers soient allés',
      colonne: 'Structure',
      portee: { code: 'S', ids: [...parNumero.keys()] },
      sansFiltre: true,
      cle: (part) => parNumero.get(part),
      libelle: (id) => noms.get(id) ?? '',
      lien: (id) => adresseAvec(url, { structure: id, departement: null, region: null }),
    },
  };
}
