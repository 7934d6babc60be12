// After the signature: ruptures, what is paid back, posts that lapse (domain, « Life after »).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { clorePostesVacants } from './clore.ts';
import { cycle, cycleRecouvrement } from './lifecycle.ts';

export const cycles: readonly AnyLifecycle[] = [cycle, cycleRecouvrement];
export const taches: readonly AnyJob[] = [clorePostesVacants];

export { lireChronologie } from './chronologie.ts';
export { clorePostesVacants, finirLePoste } from './clore.ts';
export { declarerRupture, retirerRupture } from './declarer.ts';
export { EffetDeLaRupture } from './EffetDeLaRupture.tsx';
export { annulerRupture, confirmerRupture } from './examiner.ts';
export { formulaireRupture } from './formulaires.ts';
export { cycle } from './lifecycle.ts';
export { modeles } from './mails.ts';
export { lirePoste, PageDuPoste } from './PageDuPoste.tsx';
export {
  compterRuptures,
  effetDe,
  lireDocumentDeRupture,
  lireRupture,
  lireRupturesDuContrat,
  listerRecouvrements,
  listerRuptures,
  type RecouvrementLu,
  type RuptureLue,
} from './readings.ts';
export {
  annulerRecouvrement,
  demanderRecouvrement,
  encaisserRecouvrement,
  recompterRupture,
} from './recouvrements.ts';
export { acquis, MOTIFS } from './regles.ts';
export { peutExaminer } from './rights.ts';
export { envoyerSolde } from './solde.ts';
