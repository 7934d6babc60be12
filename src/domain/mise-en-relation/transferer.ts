import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { changerStatut, creerRelation, type Relation } from './relation.ts';

/**
 * Begins, or finds, what stands between a structure and a conseiller who comes to it with his post: the contract and the
 * training are moved there before `conclureTransfert`. By the platform.
 */
export const relationDAccueil = (context: Context, structureId: string, candidatId: string): Promise<Relation> =>
  creerRelation({ ...context, actor: SYSTEME }, structureId, candidatId, 'transfert');

/** The conseiller has left a structure with his post, and is recruited by the other. By the platform. */
export async function conclureTransfert(
  context: Context,
  ancienne: Relation,
  nouvelle: Relation,
  posteId: string,
): Promise<void> {
  const plateforme = { ...context, actor: SYSTEME };
  await changerStatut(plateforme, ancienne, 'terminer');
  await changerStatut(plateforme, nouvelle, 'accueillir', { posteId });
}
