import { sql } from 'kysely';
import type { Banc } from './base.ts';

/** The tables where a word stands, whatever the column: what is said to be kept nowhere must not be found. */
export async function tablesQuiContiennent({ tools: { db } }: Banc, mot: string): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ nom: string }>`
    select table_name as nom from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
    order by 1`.execute(db);
  const trouvees: string[] = [];
  for (const { nom } of tables) {
    const { rows } = await sql<{ trouve: boolean }>`
      select exists (select 1 from ${sql.table(nom)} t where t::text ilike ${`%${mot}%`}) as trouve`.execute(db);
    if (rows[0]?.trouve) trouvees.push(nom);
  }
  return trouvees;
}
