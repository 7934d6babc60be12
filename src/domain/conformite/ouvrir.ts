import type { Context } from '#platform/action.ts';
import { preremplirDs } from './ds-preremplir.ts';

/** Opens the demande de subvention of a structure at its first interest; opened already, nothing happens. */
export async function ouvrirDossier({ tx, now, tools }: Context, structureId: string): Promise<void> {
  const ouvert = await tx
    .insertInto('dossiers_conformite')
    .values({ structure_id: structureId, statut: 'en_preparation', statut_le: now, ouvert_le: now })
    .onConflict((conflict) => conflict.column('structure_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (ouvert && tools.teleprocedure) await tools.jobs.send(tx, preremplirDs, { dossierId: ouvert.id });
}
