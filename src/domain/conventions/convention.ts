import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Context } from '#platform/action.ts';
import { NotFound } from '#platform/errors.ts';
import { cycle, type GesteConvention, type StatutConvention } from './lifecycle.ts';

/** A convention of the perimeter, locked until the gesture ends. @throws NotFound */
export async function verrouillerConvention({ tx, actor }: Context, conventionId: string) {
  const convention = await tx
    .selectFrom('conventions as v')
    .innerJoin('structures as s', 's.id', 'v.structure_id')
    .selectAll('v')
    .select(['s.nom as structure', 's.statut as statutStructure'])
    .where('v.id', '=', conventionId)
    .where(dansLePerimetre(actor.perimetre))
    .forUpdate('v')
    .executeTakeFirst();
  if (!convention) throw new NotFound(`convention ${conventionId}`);
  return convention;
}
export type Verrouillee = Awaited<ReturnType<typeof verrouillerConvention>>;

/** Refuses what the life cycle does not allow, with the status as it is now. */
export function verifierGeste(
  { actor }: Context,
  { statut }: { statut: StatutConvention },
  geste: GesteConvention,
): void {
  cycle.exiger(geste, statut, actor.role, 'Cette convention');
}

/** Moves a locked convention along its life cycle and writes it in its history. */
export async function changerStatut(
  context: Context,
  convention: { readonly id: string; readonly statut: StatutConvention },
  geste: GesteConvention,
  motif: string | null = null,
): Promise<void> {
  verifierGeste(context, convention, geste);
  const { tx, now, actor } = context;
  const statut = cycle.target(geste);
  await tx.updateTable('conventions').set({ statut, statut_le: now, motif }).where('id', '=', convention.id).execute();
  await tx
    .insertInto('conventions_historique')
    .values({ convention_id: convention.id, geste, statut, motif, acteur_id: actor.id, role: actor.role, fait_le: now })
    .execute();
}
