import { sql } from 'kysely';
import { z } from 'zod';
import { dateCivile } from '#platform/dates.ts';
import { type Tx, transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { REMISE_JOURS, TYPES_DE_SUIVI } from './regles.ts';

const DUREE_MAX_MOIS = 36;

/**
 * Opens what is to be told of every running contract: calendar months, then quarters and half-years counted from its
 * first day, once they are over. Done again, it opens nothing twice. Answers how many were opened.
 */
export async function ouvrirSuivis(tx: Tx, now: Date): Promise<number> {
  const aujourdhui = dateCivile(now);
  const plusLongs = sql.join(
    (['trimestriel', 'semestriel'] as const).map(
      (type) => sql`(${sql.lit(type)}, ${sql.lit(TYPES_DE_SUIVI[type].mois)})`,
    ),
  );
  const { numAffectedRows } = await sql`
    with k as (
      select t.id, t.poste_id, t.structure_id, c.numero as conseiller, t.debut, coalesce(t.fin, ${aujourdhui}::date) as fin
      from contrats t join candidats c on c.id = t.candidat_id
      where t.statut = 'signe' and t.debut <= ${aujourdhui}::date
    ), periodes as (
      select k.*, 'mensuel' as type, greatest(k.debut, m::date) as du, least(k.fin, (m + interval '1 month')::date - 1) as au
      from k, generate_series(date_trunc('month', k.debut::timestamp), ${aujourdhui}::timestamp, interval '1 month') m
      union all
      select k.*, t.type, (k.debut + n * t.mois * interval '1 month')::date, least(k.fin, (k.debut + (n + 1) * t.mois * interval '1 month')::date - 1)
      from k, (values ${plusLongs}) t (type, mois), generate_series(0, ${sql.lit(DUREE_MAX_MOIS)} / t.mois) n
    )
    insert into suivis (type, contrat_id, poste_id, structure_id, conseiller, du, au, a_remettre_le, statut, statut_le)
    select type, id, poste_id, structure_id, conseiller, du, au, au + ${sql.lit(REMISE_JOURS)}, 'a_remplir', ${now}
    from periodes where du <= au and au < ${aujourdhui}::date
    on conflict (contrat_id, type, du) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Every night, before the reminders. */
export const ouvrirLesSuivis = job({
  name: 'suivi.ouvrir',
  data: z.unknown(),
  cron: '45 2 * * *',
  handle: async (tools) => void (await transaction(tools.db, (tx) => ouvrirSuivis(tx, tools.clock()))),
});
