import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { direALOrganisme, direAuxDeux } from './annoncer.ts';
import { cloreDemandesDe } from './demandes.ts';
import { changerStatut, type Formation, verrouillerFormation, verrouillerVivante } from './formation.ts';
import { cycle } from './lifecycle.ts';
import { annulation, dispense } from './mails.ts';
import { exigerAnct } from './rights.ts';

const motif = z.string().trim().min(1, 'Donnez le motif.').max(2000);

async function annuler(context: Context, formation: Formation, raison: string): Promise<void> {
  await changerStatut(context, formation, 'annuler', { motif: raison, colonnes: { session_id: null } });
  await cloreDemandesDe(context, formation.id);
  await direALOrganisme(context, formation, annulation, { motif: raison });
}

/** ANCT cancels a training under way: its place is free again, and the recruit may be referred anew. */
export const annulerDossier = action({
  name: 'formation.annuler',
  input: z.object({ formationId: z.uuid(), motif }),
  async execute(context, { formationId, motif: raison }): Promise<void> {
    exigerAnct(context.actor);
    await annuler(context, await verrouillerFormation(context, formationId), raison);
  },
  subject: ({ formationId }) => formationId,
});

/** The choice of this person falls: the training that was being prepared stops. One already over stays acquired. */
export async function annulerFormation(context: Context, relationId: string): Promise<void> {
  const platform = { ...context, actor: SYSTEME };
  const formation = await verrouillerVivante(platform, relationId);
  if (formation && !cycle.refusal('annuler', formation.statut, platform.actor.role))
    await annuler(platform, formation, 'Le recrutement est annulé.');
}

/** Exempts somebody who already holds the CCP1: found by the training body, or by ANCT. */
export const dispenser = action({
  name: 'formation.dispenser',
  input: z.object({ formationId: z.uuid(), motif }),
  async execute(context, { formationId, motif: raison }): Promise<void> {
    const formation = await verrouillerFormation(context, formationId);
    await changerStatut(context, formation, 'dispenser', { motif: raison });
    await direAuxDeux(context, formation, dispense, { motif: raison });
  },
  subject: ({ formationId }) => formationId,
});
