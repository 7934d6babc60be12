// What the public may know, and what the activity of the conseillers adds up to.
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import type { AnyModele } from '#platform/mail/mail.ts';
import { annoncerLesBilans, bilanPret } from './abonnes.ts';
import { cyclePartage } from './lifecycle.ts';

export const cycles: readonly AnyLifecycle[] = [cyclePartage];
export const modeles: readonly AnyModele[] = [bilanPret];
export const taches: readonly AnyJob[] = [annoncerLesBilans];

export { annoncerLesBilans } from './abonnes.ts';
export {
  type Activite,
  activiteDeLaStructure,
  activiteDeSonEquipe,
  activiteDuConseiller,
  activiteDuTerritoire,
} from './activite.ts';
export { ecartsDesCumuls } from './ecarts.ts';
export type { FiltresActivite } from './filtres.ts';
export { MESURES } from './mesures.ts';
export { routesDuPartage } from './PagePartagee.tsx';
export { routesDesStatistiques } from './pages.tsx';
export { routesDesBilans } from './pages-bilans.tsx';
export { routesDesPartages } from './pages-partages.tsx';
export { creerPartage, fermerLesPartages, fermerPartage } from './partager.ts';
export { moisDeLaStructure, moisDuConseiller } from './porteurs.ts';
export {
  type ChiffresPublics,
  chiffresPublics,
  type LigneTerritoire,
  lireRegion,
  listerParDepartement,
  listerParRegion,
} from './readings.ts';
export { reconstruireCumuls } from './reconstruire.ts';
export { REPERES } from './reperes.ts';
export { SuiteDesChiffres } from './Suite.tsx';
export { vueDuTerritoire } from './vue-du-territoire.ts';
export { vueDeLEquipe, vueDeStructure, vueDuConseiller } from './vues.ts';
