import type { Actor } from '#platform/actor.ts';
import { TYPES_DE_SUIVI, type TypeDeSuivi } from './regles.ts';

/** Each files what is asked of him. */
export const peutRemettre = ({ role }: Actor, type: TypeDeSuivi): boolean => role === TYPES_DE_SUIVI[type].par;
/** Agents of a préfecture are told each Monday what is late in their département. */
export const recoitLeResume = ({ role }: Actor): boolean => role === 'prefecture';
/** ANCT alone asks for a follow-up again. */
export const peutRedemander = ({ role }: Actor): boolean => role === 'anct';
