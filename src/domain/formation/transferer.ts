import type { Context } from '#platform/action.ts';

/** A conseiller follows his post to another structure: his training does not stop, and that structure reads it. */
export async function transfererFormations(
  { tx }: Context,
  { deRelationId, versRelationId }: { readonly deRelationId: string; readonly versRelationId: string },
): Promise<void> {
  await tx
    .updateTable('formations')
    .set({ mise_en_relation_id: versRelationId })
    .where('mise_en_relation_id', '=', deRelationId)
    .execute();
}
