import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Context } from '#platform/action.ts';
import { NotFound } from '#platform/errors.ts';
import { cycle, type GesteAvenant, type StatutAvenant } from './lifecycle.ts';

/** A demand of the perimeter, locked until the gesture ends. @throws NotFound */
export async function verrouillerAvenant({ tx, actor }: Context, avenantId: string) {
  const avenant = await tx
    .selectFrom('avenants as a')
    .innerJoin('structures as s', 's.id', 'a.structure_id')
    .selectAll('a')
    .select('s.nom as structure')
    .where('a.id', '=', avenantId)
    .where(dansLePerimetre(actor.perimetre))
    .forUpdate('a')
    .executeTakeFirst();
  if (!avenant) throw new NotFound(`avenant ${avenantId}`);
  return avenant;
}
export type AvenantVerrouille = Awaited<ReturnType<typeof verrouillerAvenant>>;

/** Moves a locked demand along its life cycle. @throws Forbidden, Refused */
export async function changerStatut(
  { tx, actor, now }: Context,
  avenant: { readonly id: string; readonly statut: StatutAvenant },
  geste: GesteAvenant,
  plus: { reponse?: string } = {},
): Promise<void> {
  cycle.exiger(geste, avenant.statut, actor.role, 'Cette demande');
  await tx
    .updateTable('avenants')
    .set({ statut: cycle.target(geste), statut_le: now, ...plus })
    .where('id', '=', avenant.id)
    .execute();
}
