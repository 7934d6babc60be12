import { type Mouvement, passer } from '#domain/grand-livre/index.ts';
import type { Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { constaterEcheances } from './echoir.ts';

/**
 * The payments that follow a post to another structure: those whose date has not come. What is due, at the bank or paid
 * stays with the structure that had the post then (domain, « Life after », « décision du projet »).
 */
export const versementsQuiSuivent = (db: Db | Tx, posteId: string, aujourdhui: string) =>
  db
    .selectFrom('versements')
    .select(['id', 'numero', 'montant_centimes', 'prevu_le'])
    .where('poste_id', '=', posteId)
    .where('statut', '=', 'prevu')
    .where('echu_le', 'is', null)
    .where('prevu_le', '>', aujourdhui)
    .orderBy('prevu_le')
    .execute();

/** Every payment of a post, locked until the gesture ends. */
export const verrouillerVersementsDuPoste = ({ tx }: Context, posteId: string) =>
  tx.selectFrom('versements').select('id').where('poste_id', '=', posteId).orderBy('id').forUpdate().execute();

type Transfert = { readonly deStructureId: string; readonly versStructureId: string; readonly causeId: string };

/** A post changes hands: the payments to come go with it, and so does what is engaged for them. */
export async function transfererVersements(
  context: Context,
  posteId: string,
  { deStructureId, versStructureId, causeId }: Transfert,
): Promise<void> {
  const { tx, now } = context;
  const aujourdhui = dateCivile(now);
  const tous = await verrouillerVersementsDuPoste(context, posteId);
  await constaterEcheances(
    context,
    tous.map(({ id }) => id),
  );
  const suivent = await versementsQuiSuivent(tx, posteId, aujourdhui);
  const centimes = suivent.reduce((total, { montant_centimes }) => total + montant_centimes, 0);
  if (centimes === 0) return;
  await tx
    .updateTable('versements')
    .set({ structure_id: versStructureId })
    .where(
      'id',
      'in',
      suivent.map(({ id }) => id),
    )
    .execute();
  const mouvement = (structureId: string, de: Mouvement['de'], vers: Mouvement['vers']): Mouvement => ({
    posteId,
    structureId,
    de,
    vers,
    centimes,
    le: aujourdhui,
  });
  await passer(context, [
    {
      cause: 'avenant.transferer',
      causeId,
      mouvements: [
        mouvement(deStructureId, 'engage', 'disponible'),
        mouvement(versStructureId, 'disponible', 'engage'),
      ],
    },
  ]);
}
