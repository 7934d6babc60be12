import type { Context } from '#platform/action.ts';
import { verrouillerConvention } from './convention.ts';
import { annulerConvention, preparerConvention } from './rediger.ts';

/**
 * The posts of a structure changed: its live convention is written again with them when it is not signed by both. One
 * that is signed stays as it is and is handed back, locked, to be amended.
 */
export async function actualiserSaConvention(context: Context, structureId: string, motif: string) {
  const vivante = await context.tx
    .selectFrom('conventions')
    .select('id')
    .where('structure_id', '=', structureId)
    .where('statut', '<>', 'annulee')
    .executeTakeFirst();
  if (!vivante) return undefined;
  const convention = await verrouillerConvention(context, vivante.id);
  if (convention.statut === 'signee') return convention;
  await annulerConvention(context, convention, motif);
  await preparerConvention(context, structureId);
  return undefined;
}
