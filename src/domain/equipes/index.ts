// The coordinateur of a territory and his team: who is in it, and when (domain, §2).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { cycleEquipe, cycleMembre } from './lifecycle.ts';
import { suivreLesMembres } from './repondre.ts';

export const cycles: readonly AnyLifecycle[] = [cycleEquipe, cycleMembre];
export const taches: readonly AnyJob[] = [suivreLesMembres];

export { ajouterMembre, proposerMembre, retirerMembre } from './composer.ts';
export { conseillersEnPoste, optionsDeConseillers } from './conseillers.ts';
export { quitterAvecLeContrat, reprendreAvecLeContrat } from './fin-de-contrat.ts';
export { champDesConseillers, formulaireProposer } from './formulaires.ts';
export { cycleMembre, equipeTerminee } from './lifecycle.ts';
export { COLONNES_DES_MEMBRES, colonnesDesMembres, periodeEcrite } from './Membres.tsx';
export { modeles } from './mails.ts';
export { nommerCoordinateur, terminerEquipe } from './nommer.ts';
export { routesDesCoordinateurs } from './pages.tsx';
export { type Presence, presencesDeLEquipe, presencesDeSonEquipe, sansDoublon } from './periodes.ts';
export {
  compterMembres,
  coordinateursDe,
  type EquipeLue,
  lireSonEquipe,
  listerMembres,
  listerSesPlaces,
  type MembreLu,
  parcourirMembres,
  type SaPlace,
} from './readings.ts';
export { REPONSE_JOURS } from './regles.ts';
export { accepterProposition, quitterEquipe, refuserProposition, suivreLesMembres } from './repondre.ts';
