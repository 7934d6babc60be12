import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/guard.ts';
import { MESURES } from './mesures.ts';

/**
 * How many rows of the sums kept differ from the activities counted again, those that are missing or too many included.
 * Zero, always: a row whose every measure is zero is what a deletion leaves. Reads every activity.
 */
export async function ecartsDesCumuls(db: Db | Tx): Promise<number> {
  const colonnes = sql.join(
    ['portee', 'grain', 'facette', 'portee_id', 'debut', ...MESURES].map((une) => sql.ref(une)),
  );
  const vivant = sql.join(
    MESURES.map((une) => sql`${sql.ref(une)} <> 0`),
    sql` or `,
  );
  const { rows } = await sql<{ n: number }>`
    with gardes as (select ${colonnes} from cumuls where ${vivant}), comptes as (select ${colonnes} from cumuls_recomptes())
    select count(*)::int as n from (
      (select * from gardes except all select * from comptes) union all (select * from comptes except all select * from gardes)
    ) e`.execute(db);
  return rows[0]?.n ?? 0;
}
