import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { actualiserSaConvention, preparerConvention } from '#domain/conventions/index.ts';
import { action, type Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { Forbidden, Refused } from '#platform/errors.ts';
import { type AvenantBrut, changerStatut, verrouillerAvenant } from './avenant.ts';
import { contenuDeLAvenant } from './contenu.ts';
import type { Effet } from './effet.ts';
import { cycle } from './lifecycle.ts';
import { accepte, refuse } from './mails.ts';
import { OPERATIONS } from './operations.ts';
import { peutExaminer } from './rights.ts';
import { avisAttenduDe } from './types.ts';

/**
 * ANCT accepts: what was shown is done in one go, and the conventions it touches are written again, or amended once
 * signed by both. `nombrePostes`: fewer posts than asked. @throws Refused when something is no longer as it was shown
 */
export const accepterAvenant = action({
  name: 'avenant.accepter',
  input: z.object({ avenantId: z.uuid(), nombrePostes: z.number().int().min(1).max(500).optional() }),
  subject: ({ avenantId }) => avenantId,
  async execute(context, { avenantId, nombrePostes }): Promise<void> {
    if (!peutExaminer(context.actor)) throw new Forbidden('avenant.accepter');
    const avenant = await verrouillerAvenant(context, avenantId);
    const operation = OPERATIONS[avenant.type];
    exigerInstruite(avenant);
    cycle.exiger('accepter', avenant.statut, context.actor.role, 'Cette demande');
    if (nombrePostes !== undefined && nombrePostes > (avenant.nombre_postes ?? 0))
      throw new Refused(`La structure demande ${avenant.nombre_postes ?? 0} postes : accordez-en autant ou moins.`);
    await operation.verifier(context, avenant);
    const effet = await operation.effet(context.tx, avenant, dateCivile(context.now), nombrePostes);
    await changerStatut(context, avenant, 'accepter', { effet: JSON.stringify(effet) });
    await operation.appliquer(context, avenant, effet);
    for (const une of effet.conventions) await amender(context, avenant, effet, une);
    const donnees = { structure: avenant.structure, objet: avenant.objet, changements: effet.changements };
    for (const { structureId } of effet.conventions)
      await ecrireALaStructure(context, structureId, accepte, avenantId, donnees);
  },
});

const ATTENDU = {
  prefecture: 'La préfecture n’a pas encore donné son avis sur cette demande.',
  structure: 'L’autre structure n’a pas encore donné son accord.',
} as const;

/** The préfecture, or the other structure, has spoken first when it must. @throws Refused */
function exigerInstruite({ type, statut, vers_structure_id }: AvenantBrut): void {
  const attendu = avisAttenduDe(type, vers_structure_id);
  if (attendu !== null && statut === 'demandee') throw new Refused(ATTENDU[attendu]);
}

async function amender(
  context: Context,
  avenant: AvenantBrut,
  effet: Effet,
  { structureId, ...change }: Effet['conventions'][number],
): Promise<void> {
  const signee = await actualiserSaConvention(context, structureId, `Demande acceptée : ${avenant.objet}.`);
  if (!signee) return preparerConvention(context, structureId);
  const articles = OPERATIONS[avenant.type].articles(avenant, effet);
  const contenu = await contenuDeLAvenant(context, signee, change, articles);
  await context.tx
    .insertInto('avenants_documents')
    .values({
      avenant_id: avenant.id,
      structure_id: structureId,
      convention_id: signee.id,
      contenu: JSON.stringify(contenu),
    })
    .execute();
}

/** ANCT refuses and says why: nothing changes. @throws Refused */
export const refuserAvenant = action({
  name: 'avenant.refuser',
  input: z.object({ avenantId: z.uuid(), motif: z.string().trim().min(1, 'Dites pourquoi.').max(1000) }),
  subject: ({ avenantId }) => avenantId,
  async execute(context, { avenantId, motif }): Promise<void> {
    if (!peutExaminer(context.actor)) throw new Forbidden('avenant.refuser');
    const avenant = await verrouillerAvenant(context, avenantId);
    await changerStatut(context, avenant, 'refuser', { reponse: motif });
    const { structure, objet } = avenant;
    await ecrireALaStructure(context, avenant.structure_id, refuse, avenantId, { structure, objet, motif });
  },
});
