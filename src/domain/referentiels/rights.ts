import type { Actor, Role } from '#platform/actor.ts';

// Reference lists are ANCT's (domain, §2); the platform itself reads those that have a source.
const REMPLACENT: readonly Role[] = ['anct', 'systeme'];
export const peutRemplacerUneListe = ({ role }: Actor): boolean => REMPLACENT.includes(role);
