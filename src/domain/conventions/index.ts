// The convention de subventionnement and its signatures (guide, étape 7).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { cycle } from './lifecycle.ts';
import { ecrireConvention } from './rediger.ts';
import { annoncerAContresigner } from './relances.ts';
import { sceller } from './sceller.ts';

export const cycles: readonly AnyLifecycle[] = [cycle];
export const taches: readonly AnyJob[] = [ecrireConvention, sceller, annoncerAContresigner];

export { actualiserSaConvention } from './actualiser.ts';
export { archiverConventions } from './archive.ts';
export { deposerConventionSignee } from './deposer.ts';
export { type BilanDeDepot, deposerEnBloc } from './deposer-en-bloc.ts';
export { DOCUMENTS, envoyerDocument } from './documents.ts';
export { EtatDeLaConvention } from './EtatDeLaConvention.tsx';
export { delaiEnLettres, echeancier, parts, TRANCHES, type Tranche, versementsEnClair } from './echeancier.ts';
export { formulaireDepot, formulaireSignature } from './formulaires.ts';
export {
  CONVENTION_MOIS_MAX,
  conventionSignee,
  cycle,
  SIGNATURES_EN_BLOC_MAX,
  type StatutConvention,
} from './lifecycle.ts';
export { COLONNES_EXPORTEES, champsDesFiltres, colonnes, lireFiltres } from './liste.tsx';
export { modeles } from './mails.ts';
export { lireModeleDeConvention } from './modele.ts';
export { peuplerConventions } from './peuplement.ts';
export {
  type ConventionLue,
  compterConventions,
  lireConvention,
  lireConventions,
  lireSaConvention,
  listerConventions,
  parcourirConventions,
  signaturesDe,
} from './readings.ts';
export { annulerSaConvention, preparerConvention, reecrireConvention } from './rediger.ts';
export { peutReecrire } from './rights.ts';
export { type BilanDeSignature, demanderCode, signerIci } from './signer-ici.ts';
