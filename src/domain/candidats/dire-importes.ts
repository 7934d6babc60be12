import { z } from 'zod';
import { SYSTEME } from '#platform/actor.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { enLots } from '#platform/lots.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { importe } from './mails.ts';

const LOT = 500;

/** Writes to the candidates of one import that structures see them, by batches; run again, it writes to nobody twice. */
export const direAuxImportes = job({
  name: 'candidats.direAuxImportes',
  data: z.object({ le: z.iso.datetime() }),
  async handle(tools, { le }) {
    const now = tools.clock();
    const importes = await tools.db
      .selectFrom('candidats as c')
      .innerJoin('utilisateurs as u', 'u.id', 'c.utilisateur_id')
      .select(['c.id', 'c.prenom', 'u.email'])
      .where('c.importe_le', '=', new Date(le))
      .orderBy('c.id')
      .execute();
    for (const lot of enLots(importes, LOT))
      await transaction(tools.db, async (tx) => {
        for (const { id, prenom, email } of lot)
          await queueMail({ tx, now, actor: SYSTEME, tools }, importe, { a: email, cle: id, donnees: { prenom } });
      });
  },
});
