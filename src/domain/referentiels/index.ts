// The open lists of the State: France Services, Fabriques de territoire, Aidants Connect. They label our places, and are
// where people are sent.
import type { AnyJob } from '#platform/jobs/jobs.ts';
import { purgerDepotsDeReference } from './deposer.ts';
import { lireAidantsConnect } from './source.ts';

export const taches: readonly AnyJob[] = [purgerDepotsDeReference, lireAidantsConnect];

export {
  type ApercuDeReference,
  apercuDeReference,
  deposerListeDeReference,
  importerListeDeReference,
  remplacerListeDeReference,
} from './deposer.ts';
export { CODES_LISTES, LISTES_DE_REFERENCE, type ListeDeReference, MODELES_DE_LISTE } from './listes.ts';
export {
  horairesDeLOrganisme,
  labelsDe,
  labelsDeLaStructure,
  lireOrganisme,
  type Organisme,
  organismesAutour,
  resumerListes,
} from './readings.ts';
export { peutRemplacerUneListe } from './rights.ts';
export { lireAidantsConnect } from './source.ts';
