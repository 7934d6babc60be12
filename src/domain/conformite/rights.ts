import type { Actor } from '#platform/actor.ts';

/** The structure prepares its own file (guide, étape 5). */
export const peutConstituer = ({ role, perimetre }: Actor): boolean =>
  role === 'structure' && perimetre.type === 'structure';

/** ANCT instructs; its support reads and helps, without deciding (domain, §2). */
export const peutInstruire = ({ role }: Actor): boolean => role === 'anct';

/** Who may open the pieces and the identities: those who provide them, and those who instruct. */
export const peutLireLesPieces = (actor: Actor): boolean => peutConstituer(actor) || peutInstruire(actor);
