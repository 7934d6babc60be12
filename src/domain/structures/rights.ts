import type { Actor, Role } from '#platform/actor.ts';

// ANCT and the département's préfecture correct files (étape 1); the préfet de région and the support only read.
const CORRECTEURS: readonly Role[] = ['anct', 'prefecture'];

/** May this actor correct a file of its perimeter? */
export const peutCorriger = ({ role, perimetre }: Actor): boolean =>
  CORRECTEURS.includes(role) &&
  (perimetre.type === 'nation' || (perimetre.type === 'departements' && perimetre.codes.length === 1));
