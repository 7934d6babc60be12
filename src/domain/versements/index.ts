// The payments of the subsidy: schedule, what stops them, batches, the bank's answers (guide, étape 9).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { constaterLesEcheances } from './echoir.ts';
import { cycle, cycleLot, cycleRib } from './lifecycle.ts';

export const cycles: readonly AnyLifecycle[] = [cycle, cycleLot, cycleRib];
export const taches: readonly AnyJob[] = [constaterLesEcheances];

export { arreterVersements, reprendreVersements, verrouillerVersements } from './arreter.ts';
export { BLOCAGES } from './blocages.ts';
export { Echeancier } from './Echeancier.tsx';
export { constaterEcheances } from './echoir.ts';
export { etatDeVersement } from './etat-de-versement.ts';
export { ouvrirFichierDuLot } from './fichier.ts';
export { formulaireLot, formulaireMotif, formulaireRetour, formulaireRib } from './formulaires.ts';
export { cycle, cycleLot, cycleRib, type StatutLot, versementRepris } from './lifecycle.ts';
export { champsDesFiltres, colonnes, colonnesExportees, lireFiltres, nomDuVersement } from './liste.tsx';
export { abandonnerLot, ecarterDuLot, preparerLot } from './lots.ts';
export {
  compterLignes,
  compterLots,
  type LigneLue,
  type LotLu,
  lireLot,
  listerLignes,
  listerLots,
  parcourirLignes,
} from './lots-lus.ts';
export { modeles } from './mails.ts';
export { peuplerRibs } from './peuplement.ts';
export { apercuDuRenouvellement, planifierVersements } from './planifier.ts';
export {
  attendLaStructure,
  compterVersements,
  ETATS,
  etatDuVersement,
  lireEcheancier,
  lireVersementsDuPoste,
  listerVersements,
  parcourirVersements,
  SANS_FILTRE,
  type VersementLu,
} from './readings.ts';
export { leverRetenue, lireRetenues, posteDuVersement, retenirVersements } from './retenues.ts';
export { type BilanDuRetour, enregistrerRetour } from './retour.ts';
export { examinerRib, lireRibs, listerRibsAVerifier, oublierRibs, ouvrirRib, type RibLu, saisirRib } from './rib.ts';
export { peutPreparerLot, peutRetenir, peutValiderLot } from './rights.ts';
export { retournerLot, soumettreLot } from './soumettre.ts';
export { transfererVersements, verrouillerVersementsDuPoste, versementsQuiSuivent } from './transferer.ts';
export { empreinteDesLignes, jourDExecution, validerLot } from './valider.ts';
