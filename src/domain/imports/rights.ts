import type { Actor } from '#platform/actor.ts';

/** Lists are imported by ANCT, and by the platform on its behalf (domain, §2). */
export const peutImporter = ({ role }: Actor): boolean => role === 'anct' || role === 'systeme';
