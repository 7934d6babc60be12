import { sql } from 'kysely';
import type { Db } from '#platform/db/guard.ts';

/** Gives a post each to the first structures made for measures, as if ANCT had retained them. */
export async function activerPourMesure(db: Db, nombre: number, now: Date): Promise<void> {
  await sql`
    with retenues as (
      update structures set statut = 'activee', statut_le = ${now}
      where id in (select id from structures where nom like 'Structure de mesure %' order by numero limit ${nombre})
      returning id
    ), prises as (
      insert into decisions (structure_id, sens, nombre_postes, montant_centimes, motif, prise_le)
      select id, 'retenue', 1, 5000000, 'Mesure', ${now} from retenues returning id, structure_id
    )
    insert into postes (structure_id, decision_id, numero, statut, montant_centimes, cree_le)
    select structure_id, id, 1, 'vacant', 5000000, ${now} from prises`.execute(db);
}

/** The posts made for measures, filled, and counted in the caps of the nation and of each département. */
export async function pourvoirPourMesure(db: Db): Promise<void> {
  await db.updateTable('postes').set({ statut: 'pourvu' }).where('statut', '=', 'vacant').execute();
  await sql`
    update plafonds set postes_attribues = n, montant_reserve_centimes = centimes
    from (select count(*)::int as n, coalesce(sum(montant_centimes), 0)::bigint as centimes from postes) p`.execute(db);
  await sql`
    insert into enveloppes (departement_code, postes_attribues)
    select s.departement_code, count(*)::int from postes p join structures s on s.id = p.structure_id group by 1
    on conflict (departement_code) do update set postes_attribues = excluded.postes_attribues`.execute(db);
}
