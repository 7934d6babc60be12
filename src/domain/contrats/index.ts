// The work contract of each recruit: prepared, ruled, signed (guide, étape 7).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { terminerContrats } from './finir.ts';
import { cycle } from './lifecycle.ts';
import { relancerSignatures } from './relances.ts';

export const cycles: readonly AnyLifecycle[] = [cycle];
export const taches: readonly AnyJob[] = [relancerSignatures, terminerContrats];

export { faireDurerContrat } from './durer.ts';
export { reprendreContrat, rompreContrat } from './finir.ts';
export { formulaireContrat, lireEuros } from './formulaires.ts';
export { contratFini, contratRenouvele, contratRepris, contratSigne, cycle } from './lifecycle.ts';
export { modeles } from './mails.ts';
export { modeleDeContratPrive } from './modele-contrat-prive.ts';
export { modeleDeContratPublic } from './modele-contrat-public.ts';
export { modeleDeDeliberation } from './modele-deliberation.ts';
export { lireModele, MODELES_PREREMPLIS } from './modeles.ts';
export {
  contratsARenouveler,
  dureePossible,
  periodesDuContrat,
  postesARenouveler,
} from './periodes.ts';
export { peuplerContrats } from './peuplement.ts';
export { annulerAvecLeChoix, annulerContrat, preparerContrat } from './preparer.ts';
export {
  type ContratLu,
  compterContrats,
  type FiltresContrats,
  type LigneSuivie,
  lireContrat,
  lireCopieSignee,
  listerContrats,
  listerContratsSignes,
  listerSesContrats,
  parcourirContrats,
  type SonContrat,
} from './readings.ts';
export { aSignerAvant, lireRecrue, listerRecrues, type Recrue, situationDe } from './recrue.ts';
export {
  CONTRAT_MOIS,
  obstacles,
  premiereDate,
  SIGNATURE_JOURS,
  TYPES,
  type TypeDeContrat,
  typesPour,
} from './regles.ts';
export { enregistrerSignature } from './signer.ts';
export { employeurDu, type SonContratEnCours, sonContrat, sonContratDuJour } from './son-contrat.ts';
export { contratDuPoste, transfererContrat } from './transferer.ts';
