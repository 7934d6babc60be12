import type { Role } from '#platform/actor.ts';

/** Accounts are managed by ANCT (domain, §2). */
export const peutAdministrer = (role: Role): boolean => role === 'anct';

/** Those who enter by a link alone: nobody else has so little to lose (domain, étape 3). */
export const estCandidat = (role: Role): boolean => role === 'candidat';
