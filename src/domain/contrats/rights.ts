import type { Actor } from '#platform/actor.ts';

/** The structure employs: it alone prepares and signs (guide, étape 7). */
export const peutEmployer = ({ role, perimetre }: Actor): boolean =>
  role === 'structure' && perimetre.type === 'structure';
