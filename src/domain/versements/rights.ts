import type { Actor } from '#platform/actor.ts';

/** The structure says where the money goes. */
export const peutSaisirRib = ({ role, perimetre }: Actor): boolean =>
  role === 'structure' && perimetre.type === 'structure';
/** The operator: who prepares (ordonnateur) and who validates (valideur), two people (domain, §2). */
export const peutExaminerRib = ({ role }: Actor): boolean => role === 'banque_des_territoires' || role === 'valideur';
export const peutPreparerLot = ({ role }: Actor): boolean => role === 'banque_des_territoires';
export const peutValiderLot = ({ role }: Actor): boolean => role === 'valideur';
export const peutEnregistrerRetour = peutExaminerRib;
/** ANCT holds back payments and lets them go: it follows the reports (étape 9). */
export const peutRetenir = ({ role }: Actor): boolean => role === 'anct';
