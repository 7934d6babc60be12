import { sql } from 'kysely';
import type { Db } from '#platform/db/guard.ts';
import { piecesAttendues } from './pieces-attendues.ts';

/**
 * A demande de subvention for the first active structures, deposited over the last sixty days, with its pieces: for
 * bases made to be measured only. No file is kept behind the pieces.
 */
export async function peuplerDossiers(db: Db, nombre: number, now: Date): Promise<void> {
  await sql`
    with faits as (
      insert into dossiers_conformite (structure_id, statut, statut_le, ouvert_le, depose_le)
      select id, case when n % 5 = 0 then 'a_completer' else 'depose' end, ${now}, ${now}::timestamptz - interval '70 days',
        ${now}::timestamptz - (n % 60)::int * interval '1 day'
      from (select id, row_number() over (order by numero) as n from structures where statut = 'activee' order by numero limit ${nombre}) s
      returning id, structure_id
    )
    insert into pieces (dossier_id, nature, statut, statut_le)
    select f.id, p.nature, case when p.rang % 3 = 0 then 'acceptee' else 'deposee' end, ${now}
    from faits f join structures s on s.id = f.structure_id
    join (values ${sql.join(
      (['publique', 'privee'] as const).flatMap((nature) =>
        piecesAttendues(nature).map((piece, rang) => sql`(${nature}, ${piece.nature}, ${rang}::int)`),
      ),
    )}) as p(de, nature, rang) on p.de = s.nature`.execute(db);
}
