import type { Actor } from '#platform/actor.ts';
import type { Partie } from './lifecycle.ts';

/** For whom this person may sign: the structure's people for it, the operator's agents for the Banque des Territoires. */
export function partieDe({ role, perimetre }: Actor): Partie | undefined {
  if (role === 'structure' && perimetre.type === 'structure') return 'structure';
  return role === 'banque_des_territoires' || role === 'valideur' ? 'banque_des_territoires' : undefined;
}

/** ANCT follows, and has a convention written again when its posts changed (domain, §2). */
export const peutReecrire = ({ role }: Actor): boolean => role === 'anct';
