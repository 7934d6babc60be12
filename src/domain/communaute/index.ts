// The life of the community: events where conseillers meet and learn, resources that they share (guide, « Engagements »).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { cycleEvenement, cycleInscription, cycleRessource } from './lifecycle.ts';
import { rappelerEvenements } from './rappels.ts';

export const cycles: readonly AnyLifecycle[] = [cycleEvenement, cycleInscription, cycleRessource];
export const taches: readonly AnyJob[] = [rappelerEvenements];

export { agendaDesEvenements, evenementDAgenda } from './agenda.ts';
export { AccesALaRessource, champsDeLaBibliotheque, lireFiltresRessources, sujetDe } from './Bibliotheque.tsx';
export { feuilleDePresence } from './emargement.ts';
export { type EvenementLu, lireEvenement } from './evenement.ts';
export { EtatDeLEvenement, FaitsDeLEvenement } from './FaitsDeLEvenement.tsx';
export { retirerDesEvenements, seDesinscrire, sInscrire } from './inscrire.ts';
export { cycleEvenement, cycleInscription, cycleRessource } from './lifecycle.ts';
export { compterEvenements, type FiltresEvenements, listerEvenements, parcourirEvenements } from './listes.ts';
export { modeles } from './mails.ts';
export { annulerEvenement, creerEvenement, modifierEvenement, publierEvenement } from './organiser.ts';
export { PRESENCES, routesDUnEvenement } from './pages-evenement.tsx';
export { listeDesEvenements } from './pages-evenements.tsx';
export { routesDesPresences } from './pages-presences.tsx';
export { routesDeSaisie } from './pages-saisie.tsx';
export { routesDesPapiers, StatutDInscription } from './papiers.tsx';
export { noterPresences } from './presences.ts';
export { ouEnClair, quandEnClair, remplissage } from './presentation.ts';
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
export { estCommence, refusDInscription, TYPES_D_EVENEMENT, type TypeDEvenement } from './regles.ts';
export {
  FICHIERS_PARTAGES,
  publierRessource,
  RUBRIQUES,
  type Rubrique,
  remplacerRessource,
  republierRessource,
  retirerRessource,
  type SaisieDeRessource,
} from './ressources.ts';
export {
  compterRessources,
  type FiltresRessources,
  lireFichierDeRessource,
  lireRessource,
  listerRessources,
  type RessourceLue,
} from './ressources-lues.ts';
export { peutPublierUneRessource } from './rights.ts';
export { estLien } from './saisie.ts';
export { lireSujet, listerSujets, sujetEcrit } from './sujets.ts';
