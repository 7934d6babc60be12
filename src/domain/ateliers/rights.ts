import type { Actor } from '#platform/actor.ts';

/** The conseiller of a workshop alone reads who comes: neither his structure, nor the préfecture, nor ANCT, nor the support. */
export const estLAnimateur = ({ role, perimetre }: Actor): boolean =>
  role === 'conseiller' && perimetre.type === 'personne';
