import { sql } from 'kysely';
import type { Db } from '#platform/db/guard.ts';
import { transaction } from '#platform/db/guard.ts';

/** Counts the sums kept again, all of them, from the activities: after a bulk load, or if a check finds a difference. */
export const reconstruireCumuls = (db: Db): Promise<void> =>
  transaction(db, async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    // Sums of a hundred columns are sorted: on the disk, they take ten times longer.
    await sql`set local work_mem = '256MB'`.execute(tx);
    await sql`lock table activites in share mode`.execute(tx);
    await sql`truncate cumuls`.execute(tx);
    await sql`insert into cumuls select * from cumuls_recomptes()`.execute(tx);
  });
