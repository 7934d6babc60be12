import { jetonSigne, lireJetonSigne } from '#platform/jetons.ts';
import type { Settings } from '#platform/settings.ts';

type Cle = Pick<Settings, 'SECRET'>;
const PARTICIPATION = 'ateliers.participation';
const INVITATION = 'ateliers.invitation';

/** The personal link of a registration, in each of its e-mails: it confirms, cancels, and shows where to go. */
export const jetonDeParticipation = (settings: Cle, id: string) => jetonSigne(settings, PARTICIPATION, id);
export const lireJetonDeParticipation = (settings: Cle, jeton: string) =>
  lireJetonSigne(settings, PARTICIPATION, jeton);

/** The address that a conseiller gives to those he invites. */
export const jetonDInvitation = (settings: Cle, atelierId: string) => jetonSigne(settings, INVITATION, atelierId);
export const lireJetonDInvitation = (settings: Cle, jeton: string) => lireJetonSigne(settings, INVITATION, jeton);
