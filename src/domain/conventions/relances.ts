import { z } from 'zod';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { aContresigner } from './mails.ts';

/** Every working morning: agents of the operator learn how many conventions wait for its signature. */
export const annoncerAContresigner = job({
  name: 'conventions.annoncerAContresigner',
  data: z.unknown(),
  cron: '0 8 * * 1-5',
  async handle(tools) {
    const now = tools.clock();
    await transaction(tools.db, async (tx) => {
      const { n: nombre } = await tx
        .selectFrom('conventions')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('statut', '=', 'signee_structure')
        .executeTakeFirstOrThrow();
      if (nombre === 0) return;
      const agents = await tx
        .selectFrom('attributions as a')
        .innerJoin('utilisateurs as u', 'u.id', 'a.utilisateur_id')
        .select(['u.id', 'u.email'])
        .where('a.role', '=', 'banque_des_territoires')
        .where('a.retiree_le', 'is', null)
        .execute();
      for (const { id, email } of agents)
        await queueMail({ tx, now, actor: SYSTEME, tools }, aContresigner, {
          a: email,
          cle: `${id}:${dateCivile(now)}`,
          donnees: { nombre },
        });
    });
  },
});
