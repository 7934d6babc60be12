import type { Actor } from '#platform/actor.ts';

/** The structure that employs declares; ANCT examines; the operator receives the money back. */
export const peutDeclarer = ({ role, perimetre }: Actor): boolean =>
  role === 'structure' && perimetre.type === 'structure';
export const peutExaminer = ({ role }: Actor): boolean => role === 'anct';
export const peutEncaisser = ({ role }: Actor): boolean => role === 'banque_des_territoires' || role === 'valideur';
