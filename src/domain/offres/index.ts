// The fiche de poste of a structure and its offer to candidates (guide, étape 2).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { constaterPublications } from './constater.ts';
import { cycle } from './lifecycle.ts';

export const cycles: readonly AnyLifecycle[] = [cycle];
export const taches: readonly AnyJob[] = [constaterPublications];

export { documentDeLaFiche } from './document.ts';
export { FicheDuDossier, routesDeLaFicheLue, SectionDeFiche } from './FicheLue.tsx';
export { formulaireFiche, formulairePublication } from './formulaires.ts';
export { declarerPublication, rediger, retirer } from './gestes.ts';
export { cycle } from './lifecycle.ts';
export { ficheProposee } from './modele.ts';
export {
  compterOffres,
  type FiltresOffres,
  type LigneOffre,
  lireOffre,
  listerOffres,
  numerosDesOffres,
  type Offre,
  type OffresDuDepartement,
  offresParDepartement,
} from './offres.ts';
export { type Fiche, lireFiche } from './readings.ts';
export { adresseDeLOffre, referenceLue } from './reference.ts';
export {
  type DelaiDeSignature,
  delaiDeSignature,
  dernierePublication,
  phraseDuDelai,
  premiereSignaturePossible,
} from './signature.ts';
