import { sql } from 'kysely';
import type { Db } from '#platform/db/guard.ts';

/** Each post filled for measures with each candidate recruited for measures, in their order. */
export async function peuplerRecrues(db: Db, now: Date): Promise<void> {
  await sql`
    with p as (select id, structure_id, row_number() over (order by cree_le, id) as n from postes where statut = 'pourvu'),
      c as (select id, row_number() over (order by numero) as n from candidats where statut = 'recrute')
    insert into mises_en_relation (structure_id, candidat_id, statut, statut_le, poste_id, origine, cree_le)
    select p.structure_id, c.id, 'recrutee', ${now}, p.id, 'liste', ${now} from p join c on c.n = p.n`.execute(db);
}
