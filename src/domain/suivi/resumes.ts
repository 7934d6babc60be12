import { z } from 'zod';
import { adressesDesPrefectures } from '#domain/comptes/index.ts';
import { action } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { type Db, transaction } from '#platform/db/guard.ts';
import { Forbidden } from '#platform/errors.ts';
import { job } from '#platform/jobs/jobs.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { resume } from './mails.ts';
import { compterRetards } from './retards.ts';
import { recoitLeResume } from './rights.ts';

/** Does this agent of a préfecture receive the summary of Mondays? Yes, until he says no. */
export const veutLeResume = async (db: Db, { id }: Actor): Promise<boolean> =>
  (await db
    .selectFrom('suivis_resumes_refuses')
    .select('refuse_le')
    .where('utilisateur_id', '=', id)
    .executeTakeFirst()) === undefined;

/** An agent of a préfecture does not want the summary of Mondays any more, or wants it again. @throws Forbidden */
export const choisirLeResume = action({
  name: 'suivi.choisirLeResume',
  input: z.object({ recevoir: z.boolean() }),
  async execute({ tx, actor, now }, { recevoir }): Promise<void> {
    if (actor.id === null || !recoitLeResume(actor)) throw new Forbidden('suivi.choisirLeResume');
    if (recevoir) await tx.deleteFrom('suivis_resumes_refuses').where('utilisateur_id', '=', actor.id).execute();
    else
      await tx
        .insertInto('suivis_resumes_refuses')
        .values({ utilisateur_id: actor.id, refuse_le: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  },
});

/** Every Monday: each préfecture where something is late is told how much, but those of its agents who refused. */
export const resumerAuxPrefectures = job({
  name: 'suivi.resumerAuxPrefectures',
  data: z.unknown(),
  cron: '15 7 * * 1',
  async handle(tools) {
    const now = tools.clock();
    const refus = await tools.db.selectFrom('suivis_resumes_refuses').select('utilisateur_id').execute();
    const refuses = new Set(refus.map(({ utilisateur_id }) => utilisateur_id));
    for (const { id, email, departementCode } of await adressesDesPrefectures(tools.db)) {
      if (refuses.has(id) || departementCode === null) continue;
      const perimetre = { type: 'departements', codes: [departementCode] } as const;
      await transaction(tools.db, async (tx) => {
        const donnees = await compterRetards(tx, { perimetre }, now);
        const cle = `${id}:${departementCode}:${dateCivile(now)}`;
        if (donnees.suivis > 0) await queueMail({ tx, now, actor: SYSTEME, tools }, resume, { a: email, cle, donnees });
      });
    }
  },
});
