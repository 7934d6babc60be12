import type { Actor, Role } from '#platform/actor.ts';

// Whoever receives somewhere corrects it; ANCT and the département's préfecture merge and close (domain, étape 9).
const TIENNENT: readonly Role[] = ['anct', 'prefecture'];

/** May this actor merge, close and open again the places of its perimeter? A préfet de région only reads. */
export const peutTenirLesLieux = ({ role, perimetre }: Actor): boolean =>
  TIENNENT.includes(role) &&
  (perimetre.type === 'nation' || (perimetre.type === 'departements' && perimetre.codes.length === 1));
