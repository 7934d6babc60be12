import { z } from 'zod';
import { SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { direAuxInscrits } from './annoncer.ts';
import { evenements } from './evenement.ts';
import { rappel } from './mails.ts';
import { RAPPEL_JOURS } from './regles.ts';

/** Every morning: those who are registered for tomorrow are reminded; once for each date. */
export const rappelerEvenements = job({
  name: 'communaute.rappeler',
  data: z.unknown(),
  cron: '0 10 * * *',
  async handle(tools) {
    const now = tools.clock();
    const demain = ajouterJours(dateCivile(now), RAPPEL_JOURS);
    const prochains = await evenements(tools.db)
      .where('e.statut', '=', 'publie')
      .where('e.debut', '>', now)
      .orderBy('e.debut')
      .orderBy('e.id')
      .limit(500)
      .execute();
    for (const evenement of prochains.filter(({ debut }) => dateCivile(debut) <= demain))
      await transaction(tools.db, (tx) =>
        direAuxInscrits(
          { tx, now, actor: SYSTEME, tools },
          evenement,
          rappel,
          {
            cle: `rappel:${evenement.debut.toISOString()}`,
            statuts: ['inscrite'],
          },
          {},
        ),
      );
  },
});
