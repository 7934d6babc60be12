import type { Actor } from '#platform/actor.ts';

/** ANCT sends the kits; its support reads (domain, §2). */
export const peutExpedier = ({ role }: Actor): boolean => role === 'anct';

/** The structure prepares the arrival of those whom it employs (guide, « Rôle et engagements de la structure »). */
export const peutPreparer = ({ role, perimetre }: Actor): boolean =>
  role === 'structure' && perimetre.type === 'structure';

/** The conseiller says what he has and what he lacks. */
export const peutConfirmer = ({ role, perimetre }: Actor): boolean =>
  role === 'conseiller' && perimetre.type === 'personne';
