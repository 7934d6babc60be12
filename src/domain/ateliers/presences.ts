import { z } from 'zod';
import { enregistrerActivite } from '#domain/activites/index.ts';
import { action, type Context } from '#platform/action.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { type Atelier, changerStatut, verrouillerAtelier, verrouillerLeSien } from './verrouiller.ts';

/** Who came: so many people for each registration, and those who came without one, as a number. @throws NotFound, Refused */
export const pointerPresences = action({
  name: 'ateliers.pointer',
  input: z.object({
    atelierId: z.uuid(),
    venues: z.record(z.uuid(), z.int().min(0).max(4)),
    nonInscrits: z.int().min(0).max(400),
  }),
  subject: ({ atelierId }) => atelierId,
  async execute(context, { atelierId, venues, nonInscrits }): Promise<void> {
    const { tx, now } = context;
    const atelier = await verrouillerLeSien(context, atelierId);
    exigerCommence(atelier, now);
    // The count that stands is all that is left.
    if (atelier.efface_le)
      throw new Refused('La liste est effacée : enregistrez l’activité en disant combien de personnes sont venues.');
    const inscrites = await tx
      .selectFrom('participations')
      .select(['id', 'nombre'])
      .where('atelier_id', '=', atelierId)
      .where('statut', '=', 'inscrite')
      .execute();
    let presents = 0;
    for (const { id, nombre } of inscrites) {
      const venus = Math.min(nombre, venues[id] ?? 0);
      presents += venus;
      await tx.updateTable('participations').set({ presents: venus }).where('id', '=', id).execute();
    }
    await tx
      .updateTable('ateliers')
      .set({ presents, non_inscrits: nonInscrits, modifie_le: now })
      .where('id', '=', atelierId)
      .execute();
  },
});

/**
 * Records the workshop as an activity, once: it is then held. Sent twice, it is written once.
 * @throws NotFound, Refused, and InvalidInput by field of the activity
 */
export const enregistrerAtelier = action({
  name: 'ateliers.enregistrer',
  input: z.object({ atelierId: z.uuid(), activite: enregistrerActivite.input }),
  subject: ({ atelierId }) => atelierId,
  async execute(context, { atelierId, activite }): Promise<void> {
    const atelier = await verrouillerLeSien(context, atelierId);
    if (atelier.activite_id === activite.id) return;
    exigerCommence(atelier, context.now);
    if (atelier.activite_retiree === activite.id)
      throw new Refused('Cette activité a été supprimée. Rechargez la page pour enregistrer l’atelier de nouveau.');
    await enregistrerActivite.inside(context, { ...activite, type: 'atelier' });
    await changerStatut(context, atelier, 'enregistrer', { activite_id: activite.id });
  },
});

/** Nobody came: there is no activity, and nothing left to do. @throws NotFound, Refused */
export const cloreAtelier = action({
  name: 'ateliers.clore',
  input: z.object({ atelierId: z.uuid() }),
  subject: ({ atelierId }) => atelierId,
  async execute(context, { atelierId }): Promise<void> {
    const atelier = await verrouillerLeSien(context, atelierId);
    exigerCommence(atelier, context.now);
    await changerStatut(context, atelier, 'clore', { presents: 0, non_inscrits: 0 });
  },
});

/** Its activity is taken away: the workshop may be recorded again. */
export async function rouvrirAtelier(context: Context, activiteId: string): Promise<void> {
  const lie = await context.tx
    .selectFrom('ateliers')
    .select('id')
    .where('activite_id', '=', activiteId)
    .executeTakeFirst();
  if (!lie) return;
  const atelier = await verrouillerAtelier(context, lie.id);
  if (atelier.activite_id !== activiteId) throw new NotFound(`atelier ${lie.id}`);
  await changerStatut(context, atelier, 'rouvrir', { activite_id: null, activite_retiree: activiteId });
}

/** Its activity is brought back: the workshop is held again, unless it was recorded anew meanwhile. @throws Refused */
export async function refermerAtelier(context: Context, activiteId: string): Promise<void> {
  const lie = await context.tx
    .selectFrom('ateliers')
    .select('id')
    .where('activite_retiree', '=', activiteId)
    .executeTakeFirst();
  if (!lie) return;
  const atelier = await verrouillerAtelier(context, lie.id);
  if (atelier.activite_id !== null || atelier.statut !== 'publie')
    throw new Refused('Cet atelier a été enregistré de nouveau : rétablir cette activité le compterait deux fois.');
  await changerStatut(context, atelier, 'enregistrer', { activite_id: activiteId, activite_retiree: null });
}

function exigerCommence({ statut, debut }: Atelier, now: Date): void {
  if (statut !== 'publie') throw new Refused('Cet atelier est déjà enregistré, ou n’a pas eu lieu.');
  if (debut > now) throw new Refused('Cet atelier n’a pas encore commencé.');
}
