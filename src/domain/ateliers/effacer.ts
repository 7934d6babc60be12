import { z } from 'zod';
import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { ajouterJours, dateCivile, plusJours } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { oublierCourriels } from '#platform/mail/oublier.ts';
import { CONSERVATION_PARTICIPANTS_JOURS } from './regles.ts';
import { verrouillerAtelier } from './verrouiller.ts';

/** Every night: thirty days after a workshop, or after it was cancelled, whoever came is forgotten, e-mails included; the counts stay (domain, §5). */
export const effacerParticipants = job({
  name: 'ateliers.effacerParticipants',
  data: z.unknown(),
  cron: '0 4 * * *',
  async handle(tools) {
    const now = tools.clock();
    const passes = await tools.db
      .selectFrom('ateliers')
      .select('id')
      .where((eb) =>
        eb.or([
          eb('jour', '<=', ajouterJours(dateCivile(now), -CONSERVATION_PARTICIPANTS_JOURS)),
          eb.and([
            eb('statut', '=', 'annule'),
            eb('statut_le', '<=', plusJours(now, -CONSERVATION_PARTICIPANTS_JOURS)),
          ]),
        ]),
      )
      .where('efface_le', 'is', null)
      .execute();
    for (const { id } of passes) await transaction(tools.db, (tx) => effacer({ tx, now, actor: SYSTEME, tools }, id));
  },
});

async function effacer(context: Context, atelierId: string): Promise<void> {
  const { tx, now } = context;
  const atelier = await verrouillerAtelier(context, atelierId);
  if (atelier.efface_le) return;
  const effacees = await tx.deleteFrom('participations').where('atelier_id', '=', atelierId).returning('id').execute();
  await oublierCourriels(
    tx,
    effacees.map(({ id }) => id),
  );
  await tx.updateTable('ateliers').set({ efface_le: now }).where('id', '=', atelierId).execute();
  await inscrireAudit(context, { action: 'ateliers.effacerParticipants', sujet: atelierId });
}
