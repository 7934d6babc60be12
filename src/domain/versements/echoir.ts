import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { passer } from '#domain/grand-livre/index.ts';
import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { BLOCAGES, blocagesDe } from './blocages.ts';
import { bloque } from './mails.ts';

const LOT = 200;

/**
 * Writes as debts the payments whose date has come: once each, whoever comes first, the morning's job or the gesture
 * that needs them. Answers how many. `versementIds`: those only.
 */
export async function constaterEcheances(context: Context, versementIds?: readonly string[]): Promise<number> {
  const { tx, now } = context;
  const aujourdhui = dateCivile(now);
  if (versementIds?.length === 0) return 0;
  const echus = await tx
    .selectFrom('versements as v')
    .innerJoin('structures as s', 's.id', 'v.structure_id')
    .select(['v.id', 'v.poste_id', 'v.structure_id', 'v.montant_centimes', 'v.prevu_le', 's.nom as structure'])
    .select(blocagesDe(aujourdhui).as('blocages'))
    .where('v.statut', 'in', ['prevu', 'en_lot'])
    .where('v.echu_le', 'is', null)
    .where('v.prevu_le', '<=', aujourdhui)
    .$if(versementIds !== undefined, (query) => query.where('v.id', 'in', [...(versementIds ?? [])]))
    .orderBy('v.prevu_le')
    .orderBy('v.id')
    .limit(versementIds ? versementIds.length : LOT)
    .forUpdate('v')
    .$if(versementIds === undefined, (query) => query.skipLocked())
    .execute();
  if (echus.length === 0) return 0;
  await tx
    .updateTable('versements')
    .set({ echu_le: now })
    .where(
      'id',
      'in',
      echus.map(({ id }) => id),
    )
    .execute();
  await passer(
    context,
    echus.map(({ id, poste_id: posteId, structure_id: structureId, montant_centimes: centimes, prevu_le: le }) => ({
      cause: 'versement.echoir',
      causeId: id,
      mouvements: [{ posteId, structureId, de: 'engage', vers: 'du', centimes, le }],
    })),
  );
  for (const { id, structure_id, structure, montant_centimes: montantCentimes, prevu_le: prevuLe, blocages } of echus)
    if (blocages.length > 0)
      await ecrireALaStructure(context, structure_id, bloque, id, {
        structure,
        montantCentimes,
        prevuLe,
        raisons: blocages.map((code) => `${BLOCAGES[code].phrase} ${BLOCAGES[code].aFaire}`),
      });
  return echus.length;
}

/** Every morning: the payments whose date has come are due. Those that something stops, their structure is told why. */
export const constaterLesEcheances = job({
  name: 'versements.constaterEcheances',
  data: z.unknown(),
  cron: '0 6 * * *',
  async handle(tools) {
    const now = tools.clock();
    while ((await transaction(tools.db, (tx) => constaterEcheances({ tx, now, actor: SYSTEME, tools }))) === LOT);
  },
});
