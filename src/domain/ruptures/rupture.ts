import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Context } from '#platform/action.ts';
import { NotFound } from '#platform/errors.ts';
import { cycle, type GesteRupture, type StatutRupture } from './lifecycle.ts';

/** A rupture of the perimeter with its contract, locked until the gesture ends. @throws NotFound */
export async function verrouillerRupture({ tx, actor }: Context, ruptureId: string) {
  const rupture = await tx
    .selectFrom('ruptures as u')
    .innerJoin('structures as s', 's.id', 'u.structure_id')
    .innerJoin('contrats as k', 'k.id', 'u.contrat_id')
    .selectAll('u')
    .select(['s.nom as structure', 'k.numero as numeroContrat', 'k.debut'])
    .where('u.id', '=', ruptureId)
    .where(dansLePerimetre(actor.perimetre))
    .forUpdate('u')
    .executeTakeFirst();
  if (!rupture) throw new NotFound(`rupture ${ruptureId}`);
  return rupture;
}
export type RuptureVerrouillee = Awaited<ReturnType<typeof verrouillerRupture>>;

/** Moves a locked rupture along its life cycle. @throws Forbidden, Refused */
export async function changerStatut(
  { tx, actor, now }: Context,
  rupture: { readonly id: string; readonly statut: StatutRupture },
  geste: GesteRupture,
  plus: {
    reponse?: string;
    effet_le?: string;
    verse_centimes?: number;
    acquis_centimes?: number;
    vacant_jusqu_au?: string;
  } = {},
): Promise<void> {
  cycle.exiger(geste, rupture.statut, actor.role, 'Cette rupture');
  await tx
    .updateTable('ruptures')
    .set({ statut: cycle.target(geste), statut_le: now, ...plus })
    .where('id', '=', rupture.id)
    .execute();
}
