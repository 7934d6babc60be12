import { sql } from 'kysely';
import type { Db } from '#platform/db/guard.ts';

/** What the home page shows: counted when asked, never stored. */
export type ChiffresPublics = {
  readonly postesAttribues: number;
  readonly postesMax: number;
  readonly structuresInscrites: number;
  readonly structuresActivees: number;
  readonly departementsEngages: number;
};

// Registrations that their contact confirmed, but those found to be the double of another.
const COMPTEES = ['a_instruire', 'avis_rendu', 'examen_complementaire', 'activee', 'refusee', 'abandonnee'] as const;
const comptees = sql.join(COMPTEES.map((statut) => sql.lit(statut)));

/** The public figures, in one statement. A département is engaged when a structure of it is registered. */
export async function chiffresPublics(db: Db): Promise<ChiffresPublics> {
  const { rows } = await sql<ChiffresPublics>`
    select p.postes_attribues as "postesAttribues", p.postes_max as "postesMax",
      s.inscrites as "structuresInscrites", s.activees as "structuresActivees",
      (select count(*)::int from departements d where exists (
        select 1 from structures t where t.departement_code = d.code and t.statut in (${comptees}))) as "departementsEngages"
    from plafonds p, (
      select count(*)::int as inscrites, count(*) filter (where statut = 'activee')::int as activees
      from structures where statut in (${comptees})) s`.execute(db);
  const [chiffres] = rows;
  if (!chiffres) throw new Error('plafonds is empty');
  return chiffres;
}

/** A territory and what happens in it. An avis not decided yet is nobody else’s business: only « being examined ». */
export type LigneTerritoire = {
  readonly code: string;
  readonly nom: string;
  readonly inscrites: number;
  readonly enExamen: number;
  readonly activees: number;
  readonly refusees: number;
  readonly abandonnees: number;
  readonly postesAttribues: number;
};

const COLONNES = sql`
  count(s.id)::int as "inscrites",
  count(s.id) filter (where s.statut in ('a_instruire', 'avis_rendu', 'examen_complementaire'))::int as "enExamen",
  count(s.id) filter (where s.statut = 'activee')::int as "activees",
  count(s.id) filter (where s.statut = 'refusee')::int as "refusees",
  count(s.id) filter (where s.statut = 'abandonnee')::int as "abandonnees"`;

/** One line per region, those where nothing happens included, by name. */
export async function listerParRegion(db: Db): Promise<LigneTerritoire[]> {
  const { rows } = await sql<LigneTerritoire>`
    select r.code, r.nom, ${COLONNES},
      (select coalesce(sum(e.postes_attribues), 0)::int from enveloppes e
        join departements de on de.code = e.departement_code where de.region_code = r.code) as "postesAttribues"
    from regions r
    join departements d on d.region_code = r.code
    left join structures s on s.departement_code = d.code and s.statut in (${comptees})
    group by r.code order by r.nom`.execute(db);
  return rows;
}

/** One line per département of a region, or of the country, in the order of their codes. */
export async function listerParDepartement(db: Db, regionCode?: string): Promise<LigneTerritoire[]> {
  const { rows } = await sql<LigneTerritoire>`
    select d.code, d.nom, ${COLONNES}, coalesce(max(e.postes_attribues), 0)::int as "postesAttribues"
    from departements d
    left join enveloppes e on e.departement_code = d.code
    left join structures s on s.departement_code = d.code and s.statut in (${comptees})
    ${regionCode ? sql`where d.region_code = ${regionCode}` : sql``}
    group by d.code order by length(d.code), d.code`.execute(db);
  return rows;
}

/** A region by its code. */
export const lireRegion = (db: Db, code: string) =>
  db.selectFrom('regions').selectAll().where('code', '=', code).executeTakeFirst();
