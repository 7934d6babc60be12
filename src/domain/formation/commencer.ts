import { z } from 'zod';
import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { changerStatut, type Formation, verrouillerFormation } from './formation.ts';

/** A training begins: on the day given, when it was not yet under way. */
export async function commencer(context: Context, formation: Formation, jour: string): Promise<void> {
  await changerStatut(context, formation, 'commencer', { colonnes: { commencee_le: jour } });
}

/** Every morning: those whose session has begun are in training, without a gesture. */
export const commencerFormations = job({
  name: 'formation.commencerFormations',
  data: z.unknown(),
  cron: '10 6 * * *',
  async handle(tools) {
    const aujourdhui = dateCivile(tools.clock());
    const commencees = await tools.db
      .selectFrom('formations as f')
      .innerJoin('sessions_formation as x', 'x.id', 'f.session_id')
      .select(['f.id', 'x.debut'])
      .where('f.statut', '=', 'inscrite')
      .where('x.debut', '<=', aujourdhui)
      .orderBy('f.id')
      .execute();
    for (const { id, debut } of commencees)
      await transaction(tools.db, async (tx) => {
        const context = { tx, now: tools.clock(), actor: SYSTEME, tools };
        const formation = await verrouillerFormation(context, id);
        if (formation.statut === 'inscrite') await commencer(context, formation, debut);
      });
  },
});
