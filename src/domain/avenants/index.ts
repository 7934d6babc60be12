// What a structure asks to change in its subsidy after the signature (domain, « Life after »).
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { cycle } from './lifecycle.ts';

export const cycles: readonly AnyLifecycle[] = [cycle];

export { lirePostesARendre, lirePostesATransferer } from './a-demander.ts';
export { statutDeLAvenant } from './avenant.ts';
export { retirerAvenant } from './demander.ts';
export {
  demanderARendre,
  demanderDesPostes,
  demanderUnChangementDeSiret,
  demanderUnRenouvellement,
  demanderUnTransfert,
} from './demandes.ts';
export { envoyerActe, envoyerAvenant } from './documents.ts';
export { AvenantsDeLaConvention, EffetDeLAvenant } from './EffetDeLAvenant.tsx';
export { posteTransfere } from './evenements.ts';
export { accepterAvenant, refuserAvenant } from './examiner.ts';
export {
  formulaireAjouter,
  formulaireAvis,
  formulaireDesaccord,
  formulaireRefus,
  formulaireRendre,
  formulaireRenouveler,
  formulaireSiret,
  formulaireTransferer,
} from './formulaires.ts';
export { rendreAvisSurAvenant, repondreAuTransfert } from './instruire.ts';
export { cycle } from './lifecycle.ts';
export { pageDesAvenants } from './liste.tsx';
export { modeles } from './mails.ts';
export {
  type AvenantLu,
  compterAvenants,
  lireAvenant,
  lireAvenantsDeLaConvention,
  lireAvenantsDeLaStructure,
} from './readings.ts';
export { peutExaminer, peutRendreAvis } from './rights.ts';
