import type { Actor } from '#platform/actor.ts';

/**
 * Tags are kept by each for himself: a conseiller, a structure, the préfecture of one département, ANCT. A préfet de
 * région and the support of ANCT read them (domain, §2).
 */
export const peutTenirDesTags = ({ role, perimetre }: Actor): boolean =>
  role === 'conseiller' ||
  role === 'structure' ||
  role === 'anct' ||
  (role === 'prefecture' && perimetre.type === 'departements' && perimetre.codes.length === 1);
