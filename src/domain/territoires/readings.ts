import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/guard.ts';
import { nomTri } from '#platform/texte.ts';

export type Commune = {
  readonly code: string;
  readonly nom: string;
  readonly codes_postaux: string[];
  readonly departement_code: string;
  readonly departement: string;
};
export type Departement = { readonly code: string; readonly nom: string; readonly regionCode: string };

/** « Moulins (03000) »: how a commune is written in a field, and found again from it. */
export const communeEcrite = ({ nom, codes_postaux }: Pick<Commune, 'nom' | 'codes_postaux'>) =>
  `${nom} (${codes_postaux[0] ?? 'sans code postal'})`;

const communes = (db: Db | Tx) =>
  db
    .selectFrom('communes as c')
    .innerJoin('departements as d', 'd.code', 'c.departement_code')
    .select(['c.code', 'c.nom', 'c.codes_postaux', 'c.departement_code', 'd.nom as departement']);

// « 11e », « 1er », « 3ème arrondissement »; after one of the three cities that have some, « 11 » is enough.
const ARRONDISSEMENT =
  /(?<!\d)\d{1,2}\s?(?:er|[eè](?:[mr]e)?)(?!\p{L})(?:\s+arr(?:ondissement|\.)?)?|(?<=\b(?:paris|lyon|marseille)[\s-]+)\d{1,2}(?!\d)/giu;

/** What a person looks for: a name (« st denis » is « saint denis », as official names write it), a postal code or its beginning. */
function recherche(texte: string) {
  const ville = texte.replaceAll(ARRONDISSEMENT, ' ');
  const nom = nomTri(ville.replaceAll(/\(.*\)|\d+/g, ' '))
    .replaceAll(/\bst\b/g, 'saint')
    .replaceAll(/\bste\b/g, 'sainte');
  return { nom, postal: ville.match(/\d{2,5}/)?.[0] };
}

/**
 * Communes by name (accents, case, hyphens and « st » do not matter) or by the beginning of a postal code.
 * Exact names first, then names that begin so, then names with a word that begins so; the most populated first.
 */
export async function chercherCommunes(db: Db | Tx, texte: string, limite = 10): Promise<Commune[]> {
  const { nom, postal } = recherche(texte);
  if (postal) return parCodePostal(db, postal, nom, limite);
  if (nom.length < 2) return [];
  const debut = await communes(db)
    .where('c.nom_tri', 'like', `${nom}%`)
    .orderBy(sql`(c.nom_tri = ${nom}) desc`)
    .orderBy('c.population', 'desc')
    .orderBy('c.code')
    .limit(limite)
    .execute();
  if (debut.length >= limite || nom.length < 3) return debut;
  const milieu = await communes(db)
    .where('c.nom_tri', 'like', `% ${nom}%`)
    .where('c.code', 'not in', ['', ...debut.map(({ code }) => code)])
    .orderBy('c.population', 'desc')
    .orderBy('c.code')
    .limit(limite - debut.length)
    .execute();
  return [...debut, ...milieu];
}

function parCodePostal(db: Db | Tx, postal: string, nom: string, limite: number): Promise<Commune[]> {
  const query = communes(db).orderBy('c.population', 'desc').orderBy('c.code').limit(limite);
  const nommee = nom ? query.where('c.nom_tri', 'like', `${nom}%`) : query;
  return nommee.where(sql<boolean>`debuts_postaux(c.codes_postaux) @> array[${postal}]`).execute();
}

// 46 communes share the postal code 51300: a person who types it must find each of them.
const LE_PLUS_A_CHOISIR = 50;

/** What a person typed in a commune field: one commune, several among which to choose, or none. */
export async function trouverCommunes(db: Db | Tx, texte: string): Promise<Commune[]> {
  const trouvees = await chercherCommunes(db, texte, LE_PLUS_A_CHOISIR);
  const { nom } = recherche(texte);
  const exactes = trouvees.filter((commune) => nomTri(commune.nom) === nom);
  return exactes.length === 1 ? exactes : trouvees;
}

export const lireCommune = (db: Db | Tx, code: string): Promise<Commune | undefined> =>
  communes(db).where('c.code', '=', code).executeTakeFirst();

/** Every département, in the order people expect: by code, overseas last. */
export const listerDepartements = (db: Db | Tx): Promise<Departement[]> =>
  db
    .selectFrom('departements')
    .select(['code', 'nom', 'region_code as regionCode'])
    .orderBy(sql`length(code)`)
    .orderBy('code')
    .execute();

export const lireDepartement = (db: Db | Tx, code: string) =>
  db.selectFrom('departements').selectAll().where('code', '=', code).executeTakeFirst();

/** The départements of a region: the perimeter of its préfet. */
export async function departementsDeLaRegion(db: Db | Tx, regionCode: string): Promise<string[]> {
  const lignes = await db
    .selectFrom('departements')
    .select('code')
    .where('region_code', '=', regionCode)
    .orderBy('code')
    .execute();
  return lignes.map(({ code }) => code);
}
