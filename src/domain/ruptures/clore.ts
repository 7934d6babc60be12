import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { clorePoste, repourvoirPoste } from '#domain/concertation/index.ts';
import { soldesDuPoste, sortiDuPoste } from '#domain/grand-livre/index.ts';
import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { ajouterMois, dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { clos } from './mails.ts';
import { REMPLACEMENT_MOIS } from './regles.ts';

/**
 * The contract of a post came to its term: the post is over, or is vacant again for three months when it was renewed and
 * its contract was not.
 */
export async function finirLePoste(context: Context, posteId: string): Promise<void> {
  const { renouvele_le } = await context.tx
    .selectFrom('postes')
    .select('renouvele_le')
    .where('id', '=', posteId)
    .executeTakeFirstOrThrow();
  if (renouvele_le === null) await cloreLePoste(context, posteId);
  else await repourvoirPoste(context, posteId, ajouterMois(dateCivile(context.now), REMPLACEMENT_MOIS));
}

/** A post is over: what its ledger did not spend returns to the programme. */
async function cloreLePoste(context: Context, posteId: string): Promise<void> {
  const { montant_centimes } = await context.tx
    .selectFrom('postes')
    .select('montant_centimes')
    .where('id', '=', posteId)
    .executeTakeFirstOrThrow();
  const reste = montant_centimes - sortiDuPoste(await soldesDuPoste(context.tx, posteId));
  await clorePoste(context, posteId, reste);
}

/**
 * Every night: posts that nobody was recruited on in three months lapse (domain, §5). One for which somebody is chosen
 * waits for the contract.
 */
export const clorePostesVacants = job({
  name: 'ruptures.clorePostes',
  data: z.unknown(),
  cron: '30 2 * * *',
  async handle(tools) {
    const now = tools.clock();
    const vacants = await tools.db
      .selectFrom('postes')
      .select('id')
      .where('vacant_jusqu_au', '<', dateCivile(now))
      .orderBy('vacant_jusqu_au')
      .execute();
    for (const { id } of vacants) await transaction(tools.db, (tx) => clore({ tx, now, actor: SYSTEME, tools }, id));
  },
});

async function clore(context: Context, posteId: string): Promise<void> {
  const poste = await context.tx
    .selectFrom('postes as p')
    .innerJoin('structures as s', 's.id', 'p.structure_id')
    .select(['p.numero', 'p.structure_id', 'p.vacant_jusqu_au', 's.nom as structure'])
    .where('p.id', '=', posteId)
    .where('p.vacant_jusqu_au', '<', dateCivile(context.now))
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('mises_en_relation as m').select('m.id').whereRef('m.poste_id', '=', 'p.id'))),
    )
    .forUpdate('p')
    .executeTakeFirst();
  if (!poste?.vacant_jusqu_au) return;
  const { numero, structure, structure_id, vacant_jusqu_au: jusquAu } = poste;
  await cloreLePoste(context, posteId);
  await ecrireALaStructure(context, structure_id, clos, posteId, { structure, numero, jusquAu });
}
