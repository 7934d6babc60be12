import type { Role } from '#platform/actor.ts';

/** Accounts are managed by ANCT (domain, §2). */
export const peutAdministrer = (role: Role): boolean => role === 'anct';
