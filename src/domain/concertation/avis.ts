import { z } from 'zod';
import { changerStatut, type StructureVerrouillee, verrouillerStructure } from '#domain/structures/index.ts';
import { action, type Context } from '#platform/action.ts';
import { Forbidden, InvalidInput, Refused } from '#platform/errors.ts';
import { POSTES_PAR_DECISION_MAX } from './chiffres.ts';
import { SENS_AVIS, type SensAvis } from './lifecycle.ts';
import { peutRendreAvis } from './rights.ts';
import { vagueOuverte } from './vagues.ts';

const SENS = Object.keys(SENS_AVIS) as readonly string[];
export const estSens = (valeur: string): valeur is SensAvis => SENS.includes(valeur);

export const contenuAvis = z.object({
  sens: z.string().refine(estSens, 'Choisissez le sens de l’avis.'),
  nombrePostes: z.number().int().min(1).max(POSTES_PAR_DECISION_MAX).nullable(),
  motif: z.string().trim().min(1, 'Donnez le motif de l’avis.').max(2000),
});
export type ContenuAvis = z.output<typeof contenuAvis>;

/** Gives an avis on one file, or changes the one given: possible until ANCT decides. */
export const rendreAvis = action({
  name: 'concertation.rendreAvis',
  input: contenuAvis.extend({ structureId: z.uuid() }),
  async execute(context, { structureId, ...avis }): Promise<void> {
    const structure = await verrouillerStructure(context, structureId);
    await poserAvis(context, structure, avis);
  },
  subject: ({ structureId }) => structureId,
});

/** The former avis stays, withdrawn, behind the new one. */
export async function poserAvis(
  context: Context,
  structure: StructureVerrouillee,
  { sens, nombrePostes, motif }: ContenuAvis,
): Promise<void> {
  const { tx, now, actor } = context;
  if (!peutRendreAvis(actor)) throw new Forbidden('concertation.rendreAvis');
  if (sens === 'favorable' && nombrePostes === null)
    throw new InvalidInput({ nombrePostes: 'Indiquez pour combien de postes l’avis est favorable.' });
  const vague = await vagueOuverte(tx);
  if (!vague)
    throw new Refused(
      'Aucune vague de concertation n’est ouverte : les avis se rendent pendant une vague. L’ANCT vous préviendra de la prochaine.',
    );
  await changerStatut(context, structure, 'rendreAvis', motif);
  await tx
    .updateTable('avis')
    .set({ retire_le: now })
    .where('structure_id', '=', structure.id)
    .where('retire_le', 'is', null)
    .execute();
  await tx
    .insertInto('avis')
    .values({
      structure_id: structure.id,
      vague_id: vague.id,
      sens,
      nombre_postes: sens === 'favorable' ? nombrePostes : null,
      motif,
      rendu_par: actor.id,
      rendu_le: now,
    })
    .execute();
}

/** Takes an avis back: the file waits again. */
export const retirerAvis = action({
  name: 'concertation.retirerAvis',
  input: z.object({ structureId: z.uuid() }),
  async execute(context, { structureId }): Promise<void> {
    const structure = await verrouillerStructure(context, structureId);
    if (!peutRendreAvis(context.actor)) throw new Forbidden('concertation.retirerAvis');
    await changerStatut(context, structure, 'retirerAvis');
    await context.tx
      .updateTable('avis')
      .set({ retire_le: context.now })
      .where('structure_id', '=', structureId)
      .where('retire_le', 'is', null)
      .execute();
  },
  subject: ({ structureId }) => structureId,
});
