import type { Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { auditerLecture } from '#platform/audit.ts';
import { documentEnFichier } from '#platform/documents/formats.ts';
import { lireActe, lireDocumentDeLAvenant } from './readings.ts';

type Lecteur = { readonly tools: Tools; readonly actor: Actor; readonly url: URL };

/** Sends the document of an avenant (PDF), `?structure=` when it has two; reading it leaves a line in the audit. @throws NotFound */
export async function envoyerAvenant({ tools, actor, url }: Lecteur, avenantId: string) {
  const structureId = url.searchParams.get('structure') ?? undefined;
  const { document, numero } = await lireDocumentDeLAvenant(tools.db, actor.perimetre, { avenantId, structureId });
  await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'avenant.lireDocument', sujet: avenantId });
  return documentEnFichier(document, 'pdf', `avenant-${numero}`);
}

/** Sends the act deposited with a demand (PDF), the same way. @throws NotFound */
export async function envoyerActe({ tools, actor }: Pick<Lecteur, 'tools' | 'actor'>, avenantId: string) {
  const { octets, nom } = await lireActe(tools, actor.perimetre, avenantId);
  await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'avenant.lireActe', sujet: avenantId });
  return { flux: octets, type: 'application/pdf', nom };
}
