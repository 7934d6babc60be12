import type { Actor, Role } from '#platform/actor.ts';

// Guide, étape 2: the structure writes its own fiche de poste and publishes it. The others read.
const REDACTEURS: readonly Role[] = ['structure'];

/** May this actor write the fiche de poste of its perimeter? */
export const peutRediger = ({ role }: Actor): boolean => REDACTEURS.includes(role);
