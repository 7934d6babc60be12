// Workshops, from their preparation to the activity they become (guide, « Animer un atelier thématique »).
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { cycleParticipation } from './cycle-participation.ts';
import { cycle } from './lifecycle.ts';

export const cycles: readonly AnyLifecycle[] = [cycle, cycleParticipation];

export { agendaDesAteliers, evenementDe } from './agenda.ts';
export { annulerAtelier, annulerSesAteliers } from './annuler.ts';
export { endroitEcrit } from './endroit.ts';
export { formulaireInscription, formulaireParticipant } from './formulaire-inscription.ts';
export { casesDe, formulairePresences, venuesDe } from './formulaire-presences.ts';
export {
  DISTANCE,
  dureeEcrite,
  formulaireAnnulation,
  formulaireAtelier,
  formulaireModification,
  saisieDAtelier,
} from './formulaires.ts';
export { demanderPlace, inscrireParticipant } from './inscrire.ts';
export { jetonDInvitation, lireJetonDInvitation } from './liens.ts';
export { cycle } from './lifecycle.ts';
export { lireParticipants, type Participant, type Participants } from './lire-participants.ts';
export { lireParticipation, type ParticipationLue } from './lire-participation.ts';
export { modeles } from './mails.ts';
export { modifierAtelier } from './modifier.ts';
export { routesDeLAgenda } from './pages.tsx';
export { preparerAtelier, publierAtelier } from './preparer.ts';
export { cloreAtelier, enregistrerAtelier, pointerPresences, refermerAtelier, rouvrirAtelier } from './presences.ts';
export { activiteProposee, valeursDe } from './proposer.ts';
export {
  type AtelierPublic,
  compterAteliersPublics,
  type FiltresAteliers,
  type LigneAtelierPublic,
  lireAtelierInvite,
  lireAtelierPublic,
  listerAteliersPublics,
  numerosDesAteliers,
} from './publics.ts';
export {
  compterSesAteliers,
  type LigneAtelier,
  lireAFaire,
  lireSonAtelier,
  listerSesAteliers,
  parcourirSesAteliers,
  type SonAtelier,
  VUES,
  type Vue,
} from './readings.ts';
export { CONSERVATION_PARTICIPANTS_JOURS, NIVEAUX, niveauEcrit } from './regles.ts';
export { annulerParticipation, confirmerParticipation, noterAppel, retirerParticipant } from './repondre.ts';
export { taches } from './taches.ts';
