import { sql } from 'kysely';
import type { Db } from '#platform/db/guard.ts';
import { type PageDeListe, paginer } from '#platform/table/keyset.ts';
import { lieuxPublics } from './public.ts';
import { QUELQU_UN_Y_RECOIT } from './publication.ts';

/** How many places the public finds in a département. */
export type LieuxDuDepartement = {
  readonly code: string;
  readonly nom: string;
  readonly regionCode: string;
  readonly region: string;
  readonly lieux: number;
};

/** Every département, overseas included, with its places; by name. */
export async function lieuxParDepartement(db: Db): Promise<readonly LieuxDuDepartement[]> {
  const { rows } = await sql<LieuxDuDepartement>`
    with comptes as (
      select l.departement_code, count(*)::int as lieux from lieux l
      where l.complet and ${QUELQU_UN_Y_RECOIT} group by 1
    )
    select d.code, d.nom, d.region_code as "regionCode", r.nom as region, coalesce(c.lieux, 0) as lieux
    from departements d join regions r on r.code = d.region_code left join comptes c on c.departement_code = d.code
    order by d.nom_tri`.execute(db);
  return rows;
}

/** A point of the map of a département: one place, or several at the same spot, named by their commune. */
export type PointDeCarte = {
  readonly latitude: number;
  readonly longitude: number;
  readonly lieux: number;
  readonly numero: number;
  readonly nom: string;
  readonly communeCode: string;
  readonly commune: string;
  readonly population: number;
};

/** Where the places of a département are, the most populated communes first. */
export async function pointsDuDepartement(db: Db, departementCode: string): Promise<readonly PointDeCarte[]> {
  const { rows } = await sql<PointDeCarte>`
    select l.latitude, l.longitude, count(*)::int as lieux, min(l.numero) as numero, min(l.nom) as nom,
      o.code as "communeCode", o.nom as commune, o.population
    from lieux l join communes o on o.code = l.commune_code
    where l.complet and l.departement_code = ${departementCode} and ${QUELQU_UN_Y_RECOIT}
    group by l.latitude, l.longitude, o.code, o.nom, o.population order by o.population desc, o.code, l.latitude`.execute(
    db,
  );
  return rows;
}

const duDepartement = (db: Db, departementCode: string, now: Date) =>
  lieuxPublics(db, now)
    .clearSelect()
    .innerJoin('communes as o', 'o.code', 'l.commune_code')
    .select(['l.id', 'l.numero', 'l.nom', 'l.nom_tri', 'l.adresse', 'o.nom as commune', 'o.nom_tri as communeTri'])
    .where('l.departement_code', '=', departementCode);
export type LigneDeCarte = Awaited<ReturnType<ReturnType<typeof duDepartement>['executeTakeFirstOrThrow']>>;

const PAR_PAGE = 10;
/** The same places as a list, commune by commune. */
export const listerDuDepartement = (
  db: Db,
  departementCode: string,
  now: Date,
  curseur?: string,
): Promise<PageDeListe<LigneDeCarte>> =>
  paginer(duDepartement(db, departementCode, now), {
    cles: [
      { colonne: 'o.nom_tri' as const, lire: ({ communeTri }: LigneDeCarte) => communeTri },
      { colonne: 'l.nom_tri' as const, lire: ({ nom_tri }: LigneDeCarte) => nom_tri },
      { colonne: 'l.id' as const, lire: ({ id }: LigneDeCarte) => id },
    ],
    curseur,
    taille: PAR_PAGE,
  });

/** The numbers of every place shown: the map of the site that search engines read. */
export const numerosDesLieux = async (db: Db, now: Date): Promise<readonly number[]> =>
  (await lieuxPublics(db, now).clearSelect().select('l.numero').orderBy('l.numero').limit(40_000).execute()).map(
    ({ numero }) => numero,
  );
