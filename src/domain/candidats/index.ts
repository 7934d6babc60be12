// Who wants to become a conseiller (guide, étape 3), from the registration to the erasure.
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { purgerCv } from './cv.ts';
import { direAuxImportes } from './dire-importes.ts';
import { demanderDisponibilite } from './disponibilite.ts';
import { effacerInactifs } from './effacer.ts';
import { cycle } from './lifecycle.ts';

export const cycles: readonly AnyLifecycle[] = [cycle];
export const taches: readonly AnyJob[] = [demanderDisponibilite, effacerInactifs, purgerCv, direAuxImportes];

export { type CandidatVerrouille, libererCandidat, recruter, verrouillerCandidat } from './changer-statut.ts';
export {
  EXPERIENCES,
  experienceEcrite,
  mobiliteDe,
  mobiliteEcrite,
  rayonDe,
  situationsEcrites,
} from './choix.ts';
export { deposerCv, lireCv, retirerSonCv } from './cv.ts';
export { candidatIndisponible, repondreDisponibilite } from './disponibilite.ts';
export { candidatEfface, effacerSonProfil } from './effacer.ts';
export {
  formulaireIdentite,
  formulaireMobilite,
  formulaireMotivation,
  formulaireParcours,
  formulaireProfil,
} from './formulaires.ts';
export { importateurCandidats } from './importateur.ts';
export { candidatConfirme, confirmerCandidat, inscrire } from './inscrire.ts';
export { cycle } from './lifecycle.ts';
export { modeles } from './mails.ts';
export { modifierProfil } from './modifier.ts';
export { peuplerCandidats, recruterPourMesure } from './peuplement.ts';
export {
  type BilanPix,
  certificatPix,
  enregistrerCertificat,
  importerResultatsPix,
  lienPix,
  pixEcrit,
  previsualiserPix,
} from './pix.ts';
export { lireProfil, lireSonProfil, type ProfilCandidat } from './readings.ts';
export { peutImporterPix } from './rights.ts';
export { type Profil, refusMotivation } from './saisie.ts';
