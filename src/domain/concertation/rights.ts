import type { Actor } from '#platform/actor.ts';

/**
 * An avis belongs to the préfet of one département. The préfet de région reads all his départements
 * (domain, §2) and gives none: a perimeter of several départements only reads.
 */
export const peutRendreAvis = ({ role, perimetre }: Actor): boolean =>
  role === 'prefecture' && perimetre.type === 'departements' && perimetre.codes.length === 1;

/** ANCT decides; its support reads and helps (domain, §2). */
export const peutDecider = ({ role }: Actor): boolean => role === 'anct';
