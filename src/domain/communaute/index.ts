// The life of the community: events where conseillers meet and learn, resources that they share (guide, « Engagements »).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { cycleEvenement, cycleInscription, cycleRessource } from './lifecycle.ts';
import { rappelerEvenements } from './rappels.ts';

export const cycles: readonly AnyLifecycle[] = [cycleEvenement, cycleInscription, cycleRessource];
export const taches: readonly AnyJob[] = [rappelerEvenements];

export { agendaDesEvenements, evenementDAgenda } from './agenda.ts';
export { AccesALaRessource, champsDeLaBibliotheque, lireFiltresRessources, sujetDe } from './Bibliotheque.tsx';
export { lireEvenement } from './evenement.ts';
export { FaitsDeLEvenement } from './FaitsDeLEvenement.tsx';
export { retirerDesEvenements, seDesinscrire, sInscrire } from './inscrire.ts';
export { cycleRessource } from './lifecycle.ts';
export { compterEvenements, listerEvenements } from './listes.ts';
export { modeles } from './mails.ts';
export { annulerEvenement, creerEvenement, modifierEvenement, publierEvenement } from './organiser.ts';
export { PRESENCES, routesDUnEvenement } from './pages-evenement.tsx';
export { listeDesEvenements } from './pages-evenements.tsx';
export { routesDesPresences } from './pages-presences.tsx';
export { routesDeSaisie } from './pages-saisie.tsx';
export { routesDesPapiers, StatutDInscription } from './papiers.tsx';
export { noterPresences } from './presences.ts';
export { quandEnClair } from './presentation.ts';
export { rappelerEvenements } from './rappels.ts';
export {
  compterEvenementsDesConseillers,
  type EvenementDUnConseiller,
  lireSonContratSigne,
  lireSonEvenement,
  listerEvenementsAVenir,
  listerEvenementsDesConseillers,
  listerEvenementsPasses,
  listerInscrits,
  type SonEvenement,
} from './readings.ts';
export { estCommence, refusDInscription, TYPES_D_EVENEMENT } from './regles.ts';
export {
  FICHIERS_PARTAGES,
  publierRessource,
  remplacerRessource,
  republierRessource,
  retirerRessource,
  type SaisieDeRessource,
} from './ressources.ts';
export {
  compterRessources,
  lireFichierDeRessource,
  lireRessource,
  listerRessources,
  type RessourceLue,
} from './ressources-lues.ts';
export { peutPublierUneRessource } from './rights.ts';
export { lireSujet, listerSujets, sujetEcrit } from './sujets.ts';
