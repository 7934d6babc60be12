import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { contrepasser, passer } from '#domain/grand-livre/index.ts';
import { dansLePerimetre } from '#domain/structures/index.ts';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile, dateExiste } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { cycleRecouvrement, type GesteRecouvrement } from './lifecycle.ts';
import { aRembourser, recu, remboursementAnnule } from './mails.ts';
import { peutEncaisser, peutExaminer } from './rights.ts';
import { verrouillerRupture } from './rupture.ts';

/** ANCT asks back what was paid and not earned (domain, §5: it confirms first). Once a rupture. @throws Refused */
export const demanderRecouvrement = action({
  name: 'recouvrement.demander',
  input: z.object({ ruptureId: z.uuid() }),
  async execute(context, { ruptureId }): Promise<string> {
    const { tx, now, actor } = context;
    if (!peutExaminer(actor)) throw new Forbidden('recouvrement.demander');
    const rupture = await verrouillerRupture(context, ruptureId);
    const { poste_id: posteId, structure_id: structureId } = rupture;
    if (rupture.statut !== 'confirmee') throw new Refused('Confirmez d’abord la rupture.');
    const centimes = (rupture.verse_centimes ?? 0) - (rupture.acquis_centimes ?? 0);
    if (centimes <= 0) throw new Refused('Rien n’a été versé en trop : il n’y a rien à rembourser.');
    const demande = await tx
      .insertInto('recouvrements')
      .values({
        rupture_id: ruptureId,
        poste_id: posteId,
        structure_id: structureId,
        centimes,
        statut: 'demande',
        statut_le: now,
        demande_le: now,
      })
      .onConflict((conflict) => conflict.column('rupture_id').where('statut', '<>', 'annule').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!demande) throw new Refused('Le remboursement est déjà demandé.');
    await passer(context, [
      {
        cause: 'recouvrement.demander',
        causeId: demande.id,
        mouvements: [{ posteId, structureId, de: 'verse', vers: 'a_recouvrer', centimes, le: dateCivile(now) }],
      },
    ]);
    const donnees = { structure: rupture.structure, numero: rupture.numeroContrat, centimes };
    await ecrireALaStructure(context, structureId, aRembourser, demande.id, donnees);
    return demande.id;
  },
  subject: (_, recouvrementId) => recouvrementId,
});

async function verrouiller({ tx, actor }: Context, recouvrementId: string) {
  const recouvrement = await tx
    .selectFrom('recouvrements as o')
    .innerJoin('structures as s', 's.id', 'o.structure_id')
    .selectAll('o')
    .select('s.nom as structure')
    .where('o.id', '=', recouvrementId)
    .where(dansLePerimetre(actor.perimetre))
    .forUpdate('o')
    .executeTakeFirst();
  if (!recouvrement) throw new NotFound(`recouvrement ${recouvrementId}`);
  return recouvrement;
}
type Recouvrement = Awaited<ReturnType<typeof verrouiller>>;

async function changerStatut(
  { tx, actor, now }: Context,
  { id, statut }: Recouvrement,
  geste: GesteRecouvrement,
  recuLe: string | null = null,
): Promise<void> {
  cycleRecouvrement.exiger(geste, statut, actor.role, 'Cette demande de remboursement');
  await tx
    .updateTable('recouvrements')
    .set({ statut: cycleRecouvrement.target(geste), statut_le: now, recu_le: recuLe })
    .where('id', '=', id)
    .execute();
}

/** The operator received the money: it returns to the programme, and the other payments of the structure go on. */
export const encaisserRecouvrement = action({
  name: 'recouvrement.encaisser',
  input: z.object({ recouvrementId: z.uuid(), recuLe: z.string().refine(dateExiste, 'Indiquez une date.') }),
  subject: ({ recouvrementId }) => recouvrementId,
  async execute(context, { recouvrementId, recuLe }): Promise<void> {
    if (!peutEncaisser(context.actor)) throw new Forbidden('recouvrement.encaisser');
    const lu = await verrouiller(context, recouvrementId);
    if (recuLe > dateCivile(context.now)) throw new InvalidInput({ recuLe: 'Cette date n’est pas encore passée.' });
    await changerStatut(context, lu, 'encaisser', recuLe);
    const { poste_id: posteId, structure_id: structureId, structure, centimes, numero } = lu;
    await passer(context, [
      {
        cause: 'recouvrement.encaisser',
        causeId: recouvrementId,
        mouvements: [{ posteId, structureId, de: 'a_recouvrer', vers: 'disponible', centimes, le: recuLe }],
      },
    ]);
    await ecrireALaStructure(context, structureId, recu, recouvrementId, { structure, numero, centimes, le: recuLe });
  },
});

/** ANCT gives up asking: what was paid stays paid. */
export const annulerRecouvrement = action({
  name: 'recouvrement.annuler',
  input: z.object({ recouvrementId: z.uuid() }),
  subject: ({ recouvrementId }) => recouvrementId,
  async execute(context, { recouvrementId }): Promise<void> {
    if (!peutExaminer(context.actor)) throw new Forbidden('recouvrement.annuler');
    await annuler(context, await verrouiller(context, recouvrementId));
  },
});

async function annuler(context: Context, lu: Recouvrement): Promise<void> {
  await changerStatut(context, lu, 'annuler');
  await contrepasser(
    context,
    { cause: 'recouvrement.demander', causeId: lu.id },
    { cause: 'recouvrement.annuler', causeId: lu.id },
    dateCivile(context.now),
  );
  const { structure, centimes, numero } = lu;
  await ecrireALaStructure(context, lu.structure_id, remboursementAnnule, lu.id, { structure, numero, centimes });
}

/** A rupture is undone: so is what it asked back. @throws Refused when the money has come */
export async function annulerSonRecouvrement(context: Context, ruptureId: string): Promise<void> {
  const sien = await context.tx
    .selectFrom('recouvrements')
    .select(['id', 'statut'])
    .where('rupture_id', '=', ruptureId)
    .where('statut', '<>', 'annule')
    .executeTakeFirst();
  if (!sien) return;
  if (sien.statut === 'recouvre')
    throw new Refused('Le remboursement de cette rupture est déjà reçu : elle ne peut plus être annulée.');
  await annuler(context, await verrouiller(context, sien.id));
}

/**
 * The bank took back a payment of a broken contract: less was paid than its rupture said, and what was asked back is to
 * be asked again, if something is still owed. By the platform.
 */
export async function recompterRupture(
  context: Context,
  { contratId, centimes }: { readonly contratId: string; readonly centimes: number },
): Promise<void> {
  const { tx } = context;
  const rupture = await tx
    .updateTable('ruptures')
    .set((eb) => ({ verse_centimes: eb('verse_centimes', '-', centimes) }))
    .where('contrat_id', '=', contratId)
    .where('statut', '=', 'confirmee')
    .returning('id')
    .executeTakeFirst();
  if (rupture) await annulerSonRecouvrement({ ...context, actor: SYSTEME }, rupture.id);
}
