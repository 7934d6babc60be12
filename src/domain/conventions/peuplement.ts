import { sql } from 'kysely';
import type { Db } from '#platform/db/guard.ts';
import { CONVENTION_MOIS_MAX } from './lifecycle.ts';

/** A convention signed by both for each structure that has posts, for measures. No document is kept behind them. */
export async function peuplerConventions(db: Db, now: Date): Promise<void> {
  await sql`
    insert into conventions (structure_id, statut, statut_le, nombre_postes, montant_centimes, duree_mois, debut, contenu, document_cle, document_empreinte, creee_le)
    select structure_id, 'signee', ${now}, count(*)::int, sum(montant_centimes)::bigint, ${CONVENTION_MOIS_MAX}, ${now}, '{}', gen_random_uuid()::text, repeat('0', 64), ${now}
    from postes group by structure_id`.execute(db);
}
