import { z } from 'zod';
import { SYSTEME } from '#platform/actor.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { lecteur, type OrganismeLu } from './lire-liste.ts';
import { remplacer } from './remplacer.ts';

// A list cut in half at its source would take labels away from half of the country: what it names no more then stays.
const PART_PLAUSIBLE = 0.5;

/** Every night, when it is configured: the organisations that Aidants Connect habilitates, from its public list. */
export const lireAidantsConnect = job({
  name: 'referentiels.lireAidantsConnect',
  data: z.unknown(),
  cron: '20 3 * * *',
  async handle(tools) {
    if (!tools.aidantsConnect) return;
    const organisations = await tools.aidantsConnect();
    if (!organisations) return;
    const lire = await lecteur(tools.db);
    const retenues = new Map<string, OrganismeLu>();
    for (const organisation of organisations) {
      const lue = lire(organisation);
      if ('organisme' in lue) retenues.set(lue.organisme.cle, lue.organisme);
    }
    const { presents } = await tools.db
      .selectFrom('referentiels')
      .select((eb) => eb.fn.countAll<number>().as('presents'))
      .where('liste', '=', 'aidants_connect')
      .where('retire_le', 'is', null)
      .executeTakeFirstOrThrow();
    const retirer = retenues.size >= presents * PART_PLAUSIBLE;
    if (!retirer)
      tools.log.warn(
        { presents, lues: retenues.size },
        'aidants-connect names far fewer organisations: none is withdrawn',
      );
    await transaction(tools.db, async (tx) => {
      const context = { tx, now: tools.clock(), actor: SYSTEME, tools };
      const [organismes, ignorees] = [[...retenues.values()], organisations.length - retenues.size];
      await remplacer(context, { liste: 'aidants_connect', origine: 'source', organismes, ignorees, retirer });
      await inscrireAudit(context, { action: 'referentiels.lireSource', sujet: 'aidants_connect' });
    });
  },
});
