// Who wants to host a conseiller (guide, étape 1), from the registration to the end of its life.
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { verifierIdentites } from './identite.ts';
import { cycle } from './lifecycle.ts';
import { suivreConfirmations } from './suivre-confirmations.ts';

export const cycles: readonly AnyLifecycle[] = [cycle];
export const taches: readonly AnyJob[] = [suivreConfirmations, verifierIdentites];

export { accesAccorde, demanderAcces, listerDemandesAcces, repondreAcces } from './acces.ts';
export {
  NATURES,
  type Nature,
  natureDe,
  TYPES_DE_STRUCTURE,
  typeDeCategorie,
} from './categorie-juridique.ts';
export {
  changerStatut,
  changerStatuts,
  type StructureVerrouillee,
  verifierGeste,
  verrouillerStructure,
  verrouillerStructures,
} from './changer-statut.ts';
export {
  confirmerInscription,
  type EtatDuLien,
  lireLien,
  redemanderConfirmation,
  structureConfirmee,
} from './confirmer.ts';
export { corriger, modifierContact } from './corriger.ts';
export { rattacherDoublon } from './doublon.ts';
export {
  ENGAGEMENTS,
  formulaireBesoin,
  formulaireEngagements,
  formulaireIdentite,
  formulaireSiret,
  postesDemandes,
} from './formulaires.ts';
export {
  formulaireAcces,
  formulaireContact,
  formulaireMonContact,
} from './formulaires-contact.ts';
export { changerIdentite, fusionner } from './fusionner.ts';
export { identiteVerifiee } from './identite.ts';
export { importateurStructures } from './importateur.ts';
export { DejaInscrite, type Inscription, inscrire, refusDemarrage } from './inscrire.ts';
export { VALIDITE_CONFIRMATION_JOURS } from './liens.ts';
export { cycle, type GesteStructure, STATUTS_EN_FILE, STATUTS_VIVANTS } from './lifecycle.ts';
export { abandonnee, activee, doublon, examenComplementaire, modeles, refusee } from './mails.ts';
export { routesDeCorrection } from './pages.tsx';
export { dansLePerimetre } from './perimetre.ts';
export { peuplerStructures } from './peuplement.ts';
export {
  faitsDeclares,
  faitsDuContact,
  historiqueLisible,
  valeursDuContact,
} from './presentation.ts';
export {
  estInscrite,
  type FaitHistorique,
  lireHistorique,
  lireStructure,
  listerDoublonsPossibles,
  type Structure,
} from './readings.ts';
export { peutCorriger } from './rights.ts';
export { identifiantNormalise, refusIdentifiant, refusRidetAilleurs, siretAffiche } from './siret.ts';
