import { z } from 'zod';
import { activee, examenComplementaire, refusee } from '#domain/structures/index.ts';
import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { transaction } from '#platform/db/guard.ts';
import { event } from '#platform/events.ts';
import { job } from '#platform/jobs/jobs.ts';
import { queueMail } from '#platform/mail/mail.ts';

/** A structure is retained: its space opens (étape 3 of the journey begins). */
export const structureActivee = event<{ structureId: string; postes: number }>('structure.activee');

/** A structure renounces: what was promised to candidates falls. */
export const structureAbandonnee = event<{ structureId: string }>('structure.abandonnee');

/** Tells a structure what was decided at the closing of a wave, and opens its space. Twice tells once. */
export const annoncerDecision = job({
  name: 'concertation.annoncerDecision',
  data: z.object({ decisionId: z.uuid() }),
  handle: (tools, { decisionId }) =>
    transaction(tools.db, (tx) => annoncer({ tx, now: tools.clock(), actor: SYSTEME, tools }, decisionId)),
});

async function annoncer(context: Context, decisionId: string): Promise<void> {
  const decision = await context.tx
    .selectFrom('decisions as d')
    .innerJoin('structures as s', 's.id', 'd.structure_id')
    .select(['d.sens', 'd.motif', 'd.nombre_postes', 's.id', 's.nom', 's.statut', 's.contact_email'])
    .where('d.id', '=', decisionId)
    .executeTakeFirst();
  if (!decision) return;
  const { sens, motif, nom } = decision;
  const adresse = { a: decision.contact_email, cle: decisionId };
  if (sens === 'refusee') await queueMail(context, refusee, { ...adresse, donnees: { nom, motif } });
  if (sens === 'examen_complementaire')
    await queueMail(context, examenComplementaire, { ...adresse, donnees: { nom, motif } });
  if (sens !== 'retenue' || decision.statut !== 'activee') return;
  await queueMail(context, activee, { ...adresse, donnees: { nom, motif, postes: decision.nombre_postes } });
  await structureActivee.emit(context, { structureId: decision.id, postes: decision.nombre_postes });
}
