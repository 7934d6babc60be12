import { declarerConforme, examinerPiece, piecesAttendues } from '#domain/conformite/index.ts';
import type { Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { demander } from './demonstration-dossier.ts';

/** A third structure, whose demande de subvention is accepted: its recruit may train, its convention is to be signed. */
export async function conventionDeDemonstration(tools: Tools, anct: Actor): Promise<void> {
  const structure = await tools.db
    .selectFrom('structures')
    .select(['id', 'nature', 'nom'])
    .where('nom', '=', 'Commune de Gabarit-les-Volcans')
    .executeTakeFirst();
  const candidat = await tools.db
    .selectFrom('candidats')
    .select(['id', 'utilisateur_id'])
    .where('nom', '=', 'Modèle')
    .executeTakeFirst();
  if (!structure || !candidat) return;
  const dossierId = await demander(tools, structure, candidat);
  for (const { nature } of piecesAttendues(structure.nature))
    await examinerPiece(tools, anct, { dossierId, nature, motif: null });
  await declarerConforme(tools, anct, { dossierId });
}
