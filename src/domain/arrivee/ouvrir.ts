import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { cycle } from './lifecycle.ts';

/** A contract is signed: its arrival opens, with a kit to order. Once a contract. */
export async function ouvrirArrivee({ tx, now }: Context, contratId: string): Promise<void> {
  const ouverte = await tx
    .insertInto('arrivees')
    .columns(['contrat_id', 'structure_id', 'conseiller', 'statut', 'statut_le', 'cree_le'])
    .expression((eb) =>
      eb
        .selectFrom('contrats as k')
        .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
        .select((e) => [
          'k.id',
          'k.structure_id',
          'c.numero',
          e.val('ouverte').as('statut'),
          e.val(now).as('statut_le'),
          e.val(now).as('cree_le'),
        ])
        .where('k.id', '=', contratId),
    )
    .onConflict((conflict) => conflict.column('contrat_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (ouverte)
    await tx.insertInto('kits').values({ arrivee_id: ouverte.id, statut: 'a_commander', statut_le: now }).execute();
}

/** The contract is over, at its term or broken: nothing is to be prepared any more. */
export const fermerArrivee = (context: Context, contratId: string): Promise<void> =>
  changer(context, contratId, 'clore');

/** A rupture is cancelled: the arrival goes on where it was. */
export const rouvrirArrivee = (context: Context, contratId: string): Promise<void> =>
  changer(context, contratId, 'rouvrir');

/** The post changes hands: what remains of the arrival is asked of the structure that takes the contract over. */
export async function transfererArrivee({ tx }: Context, contratId: string, structureId: string): Promise<void> {
  await tx
    .updateTable('arrivees')
    .set({ structure_id: structureId })
    .where('contrat_id', '=', contratId)
    .where('statut', '=', 'ouverte')
    .execute();
}

async function changer({ tx, now }: Context, contratId: string, geste: 'clore' | 'rouvrir'): Promise<void> {
  const arrivee = await tx
    .selectFrom('arrivees')
    .select(['id', 'statut'])
    .where('contrat_id', '=', contratId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!arrivee) return;
  cycle.exiger(geste, arrivee.statut, SYSTEME.role, 'Cette arrivée');
  await tx
    .updateTable('arrivees')
    .set({ statut: cycle.target(geste), statut_le: now })
    .where('id', '=', arrivee.id)
    .execute();
}
