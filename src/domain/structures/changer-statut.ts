import type { Context } from '#platform/action.ts';
import { NotFound } from '#platform/errors.ts';
import { enLots } from '#platform/lots.ts';
import { cycle, type GesteStructure } from './lifecycle.ts';
import { dansLePerimetre } from './perimetre.ts';

/** The registration, locked until the end of the gesture. Outside the actor's perimeter it does not exist. */
export async function verrouillerStructure({ tx, actor }: Context, id: string, quiconque = false) {
  const structure = await tx
    .selectFrom('structures as s')
    .selectAll('s')
    .where('s.id', '=', id)
    .where(dansLePerimetre(quiconque ? { type: 'nation' } : actor.perimetre))
    .forUpdate()
    .executeTakeFirst();
  if (!structure) throw new NotFound(`structure ${id}`);
  return structure;
}
export type StructureVerrouillee = Awaited<ReturnType<typeof verrouillerStructure>>;

/** Many registrations of the perimeter, locked in one order for everybody; those outside it are left out. */
export async function verrouillerStructures(
  { tx, actor }: Context,
  ids: readonly string[],
): Promise<StructureVerrouillee[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('structures as s')
    .selectAll('s')
    .where('s.id', 'in', [...ids])
    .where(dansLePerimetre(actor.perimetre))
    .orderBy('s.id')
    .forUpdate()
    .execute();
}

/** Refuses what the life cycle does not allow, with the status as it is now: somebody may just have changed it. */
export function verifierGeste(
  { actor }: Context,
  structure: Pick<StructureVerrouillee, 'statut'>,
  geste: GesteStructure,
): void {
  cycle.exiger(geste, structure.statut, actor.role, 'Ce dossier');
}

/** Moves a locked registration along its life cycle and writes it in its history. */
export async function changerStatut(
  context: Context,
  structure: StructureVerrouillee,
  geste: GesteStructure,
  motif: string | null = null,
): Promise<void> {
  verifierGeste(context, structure, geste);
  await changerStatuts(context, [structure], geste, motif);
}

/** The same for many registrations already locked, in two statements a thousand. */
export async function changerStatuts(
  context: Context,
  structures: readonly Pick<StructureVerrouillee, 'id' | 'statut'>[],
  geste: GesteStructure,
  motif: string | null = null,
): Promise<void> {
  for (const structure of structures) verifierGeste(context, structure, geste);
  const { tx, now, actor } = context;
  const statut = cycle.target(geste);
  for (const lot of enLots(structures)) {
    const ids = lot.map(({ id }) => id);
    await tx.updateTable('structures').set({ statut, statut_le: now }).where('id', 'in', ids).execute();
    const fait = { geste, statut, motif, acteur_id: actor.id, role: actor.role, fait_le: now };
    await tx
      .insertInto('structures_historique')
      .values(ids.map((structure_id) => ({ structure_id, ...fait })))
      .execute();
  }
}
