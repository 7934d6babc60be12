// The territorial consultation: waves, avis of the préfectures, decisions of ANCT, caps and envelopes.
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import type { AnyModele } from '#platform/mail/mail.ts';
import { annoncerDecision } from './annoncer.ts';
import { cycleVague } from './lifecycle.ts';
import { relancePrefecture, relancerPrefectures } from './relances.ts';

export const cycles: readonly AnyLifecycle[] = [cycleVague];
export const modeles: readonly AnyModele[] = [relancePrefecture];
export const taches: readonly AnyJob[] = [annoncerDecision, relancerPrefectures];

export { structureAbandonnee, structureActivee } from './annoncer.ts';
export { attribuer, montantPour } from './attribuer.ts';
export { estSens, rendreAvis, retirerAvis } from './avis.ts';
export { LOT_MAX, type ResultatEnBloc, rendreAvisEnBloc, retirerAvisEnBloc } from './avis-en-bloc.ts';
export { ajouterLigneBareme, lireBareme, montantDuPoste } from './bareme.ts';
export {
  DUREE_FINANCEE_MOIS,
  MONTANT_MAX_CENTIMES,
  MONTANT_POSTE_CENTIMES,
  POSTES_MAX,
  POSTES_PAR_DECISION_MAX,
  PUBLICATION_JOURS,
  RENCONTRE_CANDIDATS_JOURS,
} from './chiffres.ts';
export { cloturerVague, previsualiserCloture, resumerCloture } from './cloturer.ts';
export { abandonner, decider } from './decider.ts';
export { fixerEnveloppe, listerEnveloppes } from './enveloppes.ts';
export { compterFile, type Dossier, type FiltresFile, idsDeLaFile, listerFile, parcourirFile } from './file.ts';
export { cycleVague, SANS_AVIS, SENS_AVIS, SENS_DECISION } from './lifecycle.ts';
export { type ApercuEnBloc, type AvisDuLot, apercuEnBloc, lireLot } from './lots-d-avis.ts';
export { activerPourMesure, pourvoirPourMesure } from './peuplement.ts';
export { lirePlafond } from './plafonds.ts';
export type { PlanDeCloture } from './plan-de-cloture.ts';
export { clorePoste, pourvoirPoste, rendrePoste, repourvoirPoste, verrouillerPostesVacants } from './postes.ts';
export { COLONNES_DE_LA_FILE, filtresDeLaFile, lireFiltres } from './presentation.ts';
export { procesVerbal } from './proces-verbal.ts';
export { dossierSuivant, listerAvis, listerDecisions, postesDeLaStructure } from './readings.ts';
export { peutDecider, peutRendreAvis } from './rights.ts';
export { lireVague, listerVagues, modifierVague, ouvrirVague, preparerVague, vagueOuverte } from './vagues.ts';
export {
  coutDuRenouvellement,
  deplacerPostes,
  engagerRenouvellement,
  prendreRenouvellement,
  renouvelerPoste,
  transfererPoste,
} from './vie-du-poste.ts';
