import { type SqlBool, sql } from 'kysely';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { type PageDeListe, paginer } from '#platform/table/keyset.ts';
import { nomTri } from '#platform/texte.ts';

export type FiltresOffres = {
  /** A commune, a postal code or its beginning, or the name of a structure. */
  readonly recherche?: string | undefined;
  readonly region?: string | undefined;
  readonly departement?: string | undefined;
};

/** Offers: published, of a structure still retained, with a vacant post. What is no longer so disappears at once. */
const ouvertes = (db: Db) =>
  db
    .selectFrom('fiches_de_poste as f')
    .innerJoin('structures as s', 's.id', 'f.structure_id')
    .innerJoin('communes as c', 'c.code', 's.commune_code')
    .innerJoin('departements as d', 'd.code', 's.departement_code')
    .where('f.statut', '=', 'publiee')
    .where('s.statut', '=', 'activee')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('postes as p')
          .select('p.id')
          .whereRef('p.structure_id', '=', 's.id')
          .where('p.statut', '=', 'vacant'),
      ),
    );

function filtrees(db: Db, { recherche, region, departement }: FiltresOffres) {
  let query = ouvertes(db);
  if (region) query = query.where('d.region_code', '=', region);
  if (departement) query = query.where('d.code', '=', departement);
  return recherche ? query.where(correspond(recherche)) : query;
}

function correspond(recherche: string) {
  const postal = recherche.match(/^\s*(\d{2,5})\s*$/)?.[1];
  if (postal) return sql<SqlBool>`debuts_postaux(c.codes_postaux) @> array[${postal}]`;
  const mots = nomTri(recherche.replaceAll(/\(.*\)/g, ' '));
  return sql<SqlBool>`(c.nom_tri like ${`${mots}%`} or s.nom_tri like ${`${mots}%`} or s.nom_tri like ${`% ${mots}%`})`;
}

const POSTES = sql<number>`(select count(*)::int from postes p where p.structure_id = s.id and p.statut = 'vacant')`;
const lignes = (db: Db, filtres: FiltresOffres) =>
  filtrees(db, filtres)
    .select(['f.numero', 'f.intitule', 'f.publiee_le', 's.nom as structure', 's.demarrage_le'])
    .select(['c.nom as commune', 'd.nom as departement', POSTES.as('postes')]);
export type LigneOffre = Awaited<ReturnType<ReturnType<typeof lignes>['executeTakeFirstOrThrow']>>;

/** One page of offers, the latest published first. */
export const listerOffres = (db: Db, filtres: FiltresOffres, curseur?: string): Promise<PageDeListe<LigneOffre>> =>
  paginer(lignes(db, filtres), {
    cles: [
      { colonne: 'f.publiee_le', lire: ({ publiee_le }) => publiee_le ?? '' },
      { colonne: 'f.numero', lire: ({ numero }) => numero },
    ],
    sens: 'desc',
    curseur,
  });

/** How many offers and posts the filters keep. */
export const compterOffres = (db: Db, filtres: FiltresOffres) =>
  filtrees(db, filtres)
    .select([sql<number>`count(*)::int`.as('offres'), sql<number>`coalesce(sum(${POSTES}), 0)::int`.as('postes')])
    .executeTakeFirstOrThrow();

/** Where the offers are: each département that has some, by region. The filters of place do not narrow it. */
export const offresParDepartement = (db: Db) =>
  ouvertes(db)
    .innerJoin('regions as r', 'r.code', 'd.region_code')
    .select(['d.code', 'd.nom', 'r.code as regionCode', 'r.nom as region'])
    .select(sql<number>`count(*)::int`.as('offres'))
    .groupBy(['d.code', 'd.nom', 'r.code', 'r.nom'])
    .orderBy('r.nom')
    .orderBy('d.nom')
    .execute();
export type OffresDuDepartement = Awaited<ReturnType<typeof offresParDepartement>>[number];

/** One offer as anybody may read it. @throws NotFound when it is not, or no longer, open */
export async function lireOffre(db: Db, numero: number) {
  const offre = await ouvertes(db)
    .innerJoin('regions as r', 'r.code', 'd.region_code')
    .select(['f.numero', 'f.intitule', 'f.missions', 'f.profil', 'f.conditions', 'f.lieux', 'f.candidatures_email'])
    .select(['f.publiee_le', 'f.modifiee_le', 'f.reference_emploi_territorial'])
    .select(['s.nom as structure', 's.adresse', 's.demarrage_le', 's.nature'])
    .select(['c.nom as commune', 'c.codes_postaux', 'd.nom as departement', 'd.code as departement_code'])
    .select(['r.nom as region', POSTES.as('postes')])
    .where('f.numero', '=', numero)
    .executeTakeFirst();
  if (!offre) throw new NotFound(`offre ${numero}`);
  return offre;
}
export type Offre = Awaited<ReturnType<typeof lireOffre>>;

/** The numbers of every open offer, for search engines. */
export const numerosDesOffres = async (db: Db): Promise<readonly number[]> => {
  const offres = await ouvertes(db).select('f.numero').orderBy('f.numero').execute();
  return offres.map(({ numero }) => numero);
};
