import type { Context } from '#platform/action.ts';
import { Refused } from '#platform/errors.ts';
import { changerStatut, type StructureVerrouillee } from './changer-statut.ts';
import { STATUTS_EN_FILE } from './lifecycle.ts';

const GARDABLES: readonly string[] = [...STATUTS_EN_FILE, 'activee'];

/** Closes a file as the duplicate of another, which is kept: its history stays, and leads to the kept one. */
export async function rattacherDoublon(
  context: Context,
  structure: StructureVerrouillee,
  cibleNumero: number,
  motif: string,
): Promise<void> {
  const { tx } = context;
  const cible = await tx
    .selectFrom('structures')
    .select(['id', 'statut', 'departement_code'])
    .where('numero', '=', cibleNumero)
    .executeTakeFirst();
  if (!cible || !GARDABLES.includes(cible.statut))
    throw new Refused(
      `Le dossier n° ${cibleNumero} n’existe pas ou n’est plus en cours : donnez le numéro du dossier à garder.`,
    );
  if (cible.id === structure.id)
    throw new Refused('Un dossier ne peut pas être le doublon de lui-même : donnez le numéro de l’autre dossier.');
  await changerStatut(context, structure, 'declarerDoublon', motif);
  await tx.updateTable('structures').set({ doublon_de: cible.id }).where('id', '=', structure.id).execute();
}
