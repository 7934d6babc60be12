import type { Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { auditerLecture } from '#platform/audit.ts';
import { type Document, lireDocument } from './readings.ts';

type Servi = { readonly segment: string; readonly lequel: Document; readonly audit: string };

/** The documents of a convention, each at its address under the convention's, in every space that reads them. */
export const DOCUMENTS: readonly Servi[] = [
  { segment: 'document', lequel: 'original', audit: 'Original' },
  { segment: 'scelle', lequel: 'scelle', audit: 'Scelle' },
  { segment: 'copie-de-la-structure', lequel: 'structure', audit: 'CopieDeLaStructure' },
  { segment: 'copie-de-la-banque', lequel: 'banque_des_territoires', audit: 'CopieDeLaBanque' },
];

/** Sends one of them; reading it leaves a line in the audit. @throws NotFound */
export async function envoyerDocument(
  { tools, actor }: { readonly tools: Tools; readonly actor: Actor },
  conventionId: string,
  lequel: Document,
) {
  const { octets, nom } = await lireDocument(tools, actor.perimetre, conventionId, lequel);
  await auditerLecture(
    { tools, actor, now: tools.clock() },
    { action: 'conventions.lireDocument', sujet: conventionId },
  );
  return { flux: octets, type: 'application/pdf', nom };
}
