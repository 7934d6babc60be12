// What a structure asks to change in its subsidy after the signature (domain, « Life after »).
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { cycle } from './lifecycle.ts';

export const cycles: readonly AnyLifecycle[] = [cycle];

export { demanderARendre, retirerAvenant } from './demander.ts';
export { envoyerAvenant } from './documents.ts';
export { AvenantsDeLaConvention, EffetDeLAvenant } from './EffetDeLAvenant.tsx';
export { accepterAvenant, refuserAvenant } from './examiner.ts';
export { formulaireRefus, formulaireRendre } from './formulaires.ts';
export { cycle } from './lifecycle.ts';
export { modeles } from './mails.ts';
export {
  type AvenantLu,
  compterAvenants,
  lireAvenant,
  lireAvenantsDeLaConvention,
  lireAvenantsDeLaStructure,
  lirePostesARendre,
  listerAvenants,
} from './readings.ts';
export { peutExaminer } from './rights.ts';
