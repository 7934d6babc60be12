import { z } from 'zod';
import { SYSTEME } from '#platform/actor.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { plusJours } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';

/** How long a message outlives its treatment (project's decision; told on /donnees-personnelles). */
export const CONSERVATION_MESSAGES_JOURS = 365;

/** Every night: messages treated a year ago go, and unwanted ones received a year ago. */
export const effacerMessages = job({
  name: 'contact.effacerMessages',
  data: z.unknown(),
  cron: '30 4 * * *',
  async handle(tools) {
    const now = tools.clock();
    const avant = plusJours(now, -CONSERVATION_MESSAGES_JOURS);
    await transaction(tools.db, async (tx) => {
      const effaces = await tx
        .deleteFrom('messages')
        .where((eb) =>
          eb.or([eb('traite_le', '<', avant), eb.and([eb('indesirable', '=', true), eb('recu_le', '<', avant)])]),
        )
        .returning('id')
        .execute();
      const faits = effaces.map(({ id }) => ({ action: 'contact.effacer', sujet: id }));
      await inscrireAudit({ tx, now, actor: SYSTEME, tools }, ...faits);
    });
  },
});
