import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { dateExiste } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { enLots } from '#platform/lots.ts';
import { pluriel } from '#platform/texte.ts';
import { changerStatutDuLot, changerStatuts } from './changer-statut.ts';
import { constaterEcheances } from './echoir.ts';
import { cycleLot } from './lifecycle.ts';
import { filtrees, SANS_FILTRE } from './readings.ts';
import { peutPreparerLot } from './rights.ts';

/** What one bank file may hold. */
export const LIGNES_PAR_LOT_MAX = 5000;
/** Why a line is left out, or a batch sent back. */
export const motif = z.string().trim().min(1, 'Dites pourquoi.').max(500);

/**
 * The ordonnateur puts in a batch every payment that is due and free of obstacles until a date, in a département or in
 * all of them. @throws InvalidInput, Refused when there is none
 */
export const preparerLot = action({
  name: 'lot.preparer',
  input: z.object({ jusquAu: z.string().refine(dateExiste, 'Indiquez une date.'), departement: z.string().optional() }),
  async execute(context, { jusquAu, departement }): Promise<string> {
    const { tx, actor, now } = context;
    if (!peutPreparerLot(actor) || actor.id === null) throw new Forbidden('lot.preparer');
    const filtres = { ...SANS_FILTRE, etat: 'a_payer' as const, departement, jusquAu };
    const choisis = await filtrees(tx, actor.perimetre, now, filtres)
      .orderBy('v.id')
      .limit(LIGNES_PAR_LOT_MAX)
      .forUpdate('v')
      .skipLocked()
      .execute();
    if (choisis.length === 0)
      throw new InvalidInput({
        jusquAu: 'Aucun versement n’est à payer jusqu’à cette date : choisissez-en une autre.',
      });
    const { id } = await tx
      .insertInto('lots')
      .values({ statut: 'en_preparation', statut_le: now, prepare_par: actor.id, cree_le: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    const ids = choisis.map((choisi) => choisi.id);
    await constaterEcheances(context, ids);
    await changerStatuts(context, choisis, 'retenir');
    const essais = await essaisDe(context, ids);
    for (const lot of enLots(choisis))
      await tx
        .insertInto('lots_lignes')
        .values(
          lot.map(({ id: versementId, numero, montant_centimes: centimes }) => ({
            lot_id: id,
            versement_id: versementId,
            etat: 'retenue' as const,
            reference: `V${numero}-${(essais.get(versementId) ?? 0) + 1}`,
            centimes,
          })),
        )
        .execute();
    return id;
  },
  subject: (_, lotId) => lotId,
});

async function essaisDe({ tx }: Context, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const lignes = await tx
    .selectFrom('lots_lignes')
    .select(['versement_id', (eb) => eb.fn.countAll<number>().as('n')])
    .where('versement_id', 'in', ids)
    .groupBy('versement_id')
    .execute();
  return new Map(lignes.map(({ versement_id, n }) => [versement_id, n]));
}

/** A batch, locked until the gesture ends. @throws NotFound */
export async function verrouillerLot({ tx }: Context, lotId: string) {
  const lot = await tx.selectFrom('lots').selectAll().where('id', '=', lotId).forUpdate().executeTakeFirst();
  if (!lot) throw new NotFound(`lot ${lotId}`);
  return lot;
}

/** A batch that its ordonnateur may still change, locked. @throws Forbidden, NotFound, Refused */
export async function enPreparation(context: Context, lotId: string) {
  if (!peutPreparerLot(context.actor)) throw new Forbidden('lot.modifier');
  const lot = await verrouillerLot(context, lotId);
  if (lot.statut !== 'en_preparation')
    throw new Refused(
      `Ce lot est « ${cycleLot.labels[lot.statut].libelle.toLowerCase()} » : son contenu ne change plus.`,
    );
  return lot;
}

/** The lines of a locked batch that stand in it, with their payment, locked in their turn. */
export const lignesRetenues = ({ tx }: Context, lotId: string) =>
  tx
    .selectFrom('lots_lignes as l')
    .innerJoin('versements as v', 'v.id', 'l.versement_id')
    .select(['l.id', 'l.versement_id', 'l.reference', 'l.centimes', 'v.statut', 'v.numero'])
    .where('l.lot_id', '=', lotId)
    .where('l.etat', '=', 'retenue')
    .orderBy('v.id')
    .forUpdate('v')
    .execute();

/** Takes lines out of a batch, each payment free again, with why. */
export async function ecarterLignes(
  context: Context,
  lignes: Awaited<ReturnType<typeof lignesRetenues>>,
  raison: string,
): Promise<void> {
  if (lignes.length === 0) return;
  await context.tx
    .updateTable('lots_lignes')
    .set({ etat: 'exclue', motif: raison })
    .where(
      'id',
      'in',
      lignes.map(({ id }) => id),
    )
    .execute();
  await changerStatuts(
    context,
    lignes.map(({ versement_id: id, numero, statut }) => ({ id, numero, statut })),
    'ecarter',
  );
}

/** The ordonnateur leaves some payments out, and says why. @throws Refused when none of them is in the batch */
export const ecarterDuLot = action({
  name: 'lot.ecarter',
  input: z.object({ lotId: z.uuid(), ligneIds: z.array(z.uuid()).min(1, 'Cochez d’abord une ligne.').max(500), motif }),
  subject: ({ lotId }) => lotId,
  async execute(context, { lotId, ligneIds, motif: raison }): Promise<number> {
    await enPreparation(context, lotId);
    const lignes = (await lignesRetenues(context, lotId)).filter(({ id }) => ligneIds.includes(id));
    if (lignes.length === 0) throw new Refused('Aucune de ces lignes n’est encore dans le lot : rechargez la page.');
    await ecarterLignes(context, lignes, raison);
    return lignes.length;
  },
});

/** The ordonnateur gives a batch up: its payments are free for another one. Answers how many. */
export const abandonnerLot = action({
  name: 'lot.abandonner',
  input: z.object({ lotId: z.uuid() }),
  subject: ({ lotId }) => lotId,
  async execute(context, { lotId }): Promise<number> {
    const lot = await enPreparation(context, lotId);
    const lignes = await lignesRetenues(context, lotId);
    await ecarterLignes(context, lignes, 'Le lot est abandonné.');
    await changerStatutDuLot(
      context,
      lot,
      'abandonner',
      `${pluriel(lignes.length, 'versement libéré', 'versements libérés')}.`,
    );
    return lignes.length;
  },
});
