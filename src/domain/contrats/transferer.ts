import type { Context } from '#platform/action.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { inscrireHistorique, verrouillerContrat } from './changer-statut.ts';
import { cycle } from './lifecycle.ts';

/** The contract signed on a post, if there is one: it follows the post wherever it goes. */
export const contratDuPoste = (db: Db | Tx, posteId: string) =>
  db
    .selectFrom('contrats')
    .select(['id', 'numero', 'candidat_id', 'mise_en_relation_id', 'structure_id'])
    .where('poste_id', '=', posteId)
    .where('statut', '=', 'signe')
    .executeTakeFirst();

/**
 * A signed contract goes to another structure, with the relation of that structure and its conseiller: its terms and its
 * payments stay. @throws Refused
 */
export async function transfererContrat(
  context: Context,
  contratId: string,
  { structureId, relationId }: { readonly structureId: string; readonly relationId: string },
): Promise<void> {
  const { tx, now, actor } = context;
  const contrat = await verrouillerContrat(context, contratId);
  if (contrat.structure_id === structureId) throw new NotFound(`contrat ${contratId}`);
  cycle.exiger('transferer', contrat.statut, actor.role, 'Ce contrat');
  await tx
    .updateTable('contrats')
    .set({ structure_id: structureId, mise_en_relation_id: relationId, modifie_le: now })
    .where('id', '=', contratId)
    .execute();
  await inscrireHistorique(context, contratId, 'transferer', contrat.statut);
}
