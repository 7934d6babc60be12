// The arrival of a conseiller: his kit, his equipment, how he travels, when he takes up his post (guide, étape 8).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { cycle, cycleKit } from './lifecycle.ts';
import { oublierLesKits } from './oublier.ts';
import { relancerArrivees } from './relances.ts';

export const cycles: readonly AnyLifecycle[] = [cycle, cycleKit];
export const taches: readonly AnyJob[] = [relancerArrivees, oublierLesKits];

export { type Depart, lireDepart } from './depart.ts';
export { DatesDeLArrivee, EtatDuKit, Socle } from './EtatDeLArrivee.tsx';
export { champDe, confirmerEquipement, direEquipement } from './equipement.ts';
export { annulerEnvoi, expedierKits } from './expedier.ts';
export { COLONNES_DU_FOURNISSEUR } from './exports.ts';
export { lireFiltresArrivees } from './filtres.ts';
export {
  chosesDites,
  formulaireConfirmation,
  formulaireDates,
  formulaireEquipement,
  reponsesDites,
} from './formulaires.ts';
export { GestesDuKit } from './GestesDuKit.tsx';
export { commanderKit, recevoirKit, signalerManque } from './kit.ts';
export { LignesDuSocle } from './LignesDuSocle.tsx';
export { cycleKit } from './lifecycle.ts';
export {
  compterArrivees,
  type FiltresArrivees,
  listerArrivees,
  listerChoisies,
  listerEnvoi,
  parcourirArrivees,
} from './listes.ts';
export { modeles } from './mails.ts';
export { oublierLaPersonne } from './oublier.ts';
export { fermerArrivee, ouvrirArrivee, rouvrirArrivee, transfererArrivee } from './ouvrir.ts';
export { listeDesArrivees } from './pages.tsx';
export { routesDuKit } from './pages-kit.tsx';
export { connaitreLeSuivi, enregistrerDates } from './poste.ts';
export { type Etape, lireFaits, premiereSemaine } from './premiere-semaine.ts';
export {
  type ArriveeLue,
  lireArrivee,
  lireSonArrivee,
  listerSesArrivees,
} from './readings.ts';
export {
  ENVOI_MAX,
  OUBLI_JOURS,
  SUIVIS_MAX,
} from './regles.ts';
export { relancerArrivees } from './relances.ts';
export { restesDe } from './restes.ts';
export { peutExpedier } from './rights.ts';
export { estEquipe, SOCLE, socleDe } from './socle.ts';
