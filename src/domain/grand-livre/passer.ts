import type { Context } from '#platform/action.ts';
import { enLots } from '#platform/lots.ts';
import type { Compte } from './comptes.ts';

/** An amount (centimes) that leaves an account of a post for another, on a civil date. */
export type Mouvement = {
  readonly posteId: string;
  readonly structureId: string;
  readonly de: Exclude<Compte, 'dotation'>;
  readonly vers: Exclude<Compte, 'dotation'>;
  readonly centimes: number;
  readonly le: string;
};

/** What moved them: a gesture (`versement.emettre`) and the thing it acted on. */
type Cause = { readonly cause: `${string}.${string}`; readonly causeId: string };

/**
 * Writes movements in the ledger, in their order. The same cause on the same thing cannot be written twice, no account
 * of a post goes below zero, and no post costs more than its amount: the database refuses.
 */
export async function passer(
  { tx, now }: Context,
  ecritures: readonly (Cause & { readonly mouvements: readonly Mouvement[] })[],
): Promise<void> {
  const lignes = ecritures.flatMap(({ cause, causeId, mouvements }) =>
    mouvements.map(({ posteId, structureId, de, vers, centimes, le }, index) => ({
      cause,
      cause_id: causeId,
      rang: index + 1,
      poste_id: posteId,
      structure_id: structureId,
      debit: vers,
      credit: de,
      centimes,
      valeur_le: le,
      passee_le: now,
    })),
  );
  for (const lot of enLots(lignes))
    await tx
      .insertInto('ecritures')
      .values([...lot])
      .execute();
}

/** Undoes what a cause wrote, by the opposite movements in the opposite order, under the name of what undoes it. */
export async function contrepasser(context: Context, { cause, causeId }: Cause, par: Cause, le: string): Promise<void> {
  const lignes = await context.tx
    .selectFrom('ecritures')
    .select(['poste_id', 'structure_id', 'debit', 'credit', 'centimes'])
    .where('cause', '=', cause)
    .where('cause_id', '=', causeId)
    .orderBy('rang', 'desc')
    .execute();
  const mouvements = lignes.flatMap(({ poste_id, structure_id, debit, credit, centimes }) =>
    poste_id === null || structure_id === null || credit === 'dotation'
      ? []
      : [{ posteId: poste_id, structureId: structure_id, de: debit, vers: credit, centimes, le }],
  );
  await passer(context, [{ ...par, mouvements }]);
}
