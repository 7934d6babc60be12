import type { Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { auditerLecture } from '#platform/audit.ts';
import { documentEnFichier } from '#platform/documents/formats.ts';
import { lireDocumentDeLAvenant } from './readings.ts';

/** Sends the document of an avenant (PDF); reading it leaves a line in the audit. @throws NotFound */
export async function envoyerAvenant(
  { tools, actor }: { readonly tools: Tools; readonly actor: Actor },
  avenantId: string,
) {
  const { document, numero } = await lireDocumentDeLAvenant(tools.db, actor.perimetre, avenantId);
  await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'avenant.lireDocument', sujet: avenantId });
  return documentEnFichier(document, 'pdf', `avenant-${numero}`);
}
