// Where things are, and which places are priorities.
import type { AnyJob } from '#platform/jobs/jobs.ts';

export const taches: readonly AnyJob[] = [];

export { chargerTerritoires } from './chargement.ts';
export { importerPolitique, type Lecture, lireListe } from './importer-politique.ts';
export { estPolitique, POLITIQUES, type Politique, politiquesDesLieux, resumerPolitiques } from './politiques.ts';
export {
  type Commune,
  chercherCommunes,
  communeEcrite,
  type Departement,
  departementsDeLaRegion,
  lireCommune,
  lireDepartement,
  listerDepartements,
  trouverCommunes,
} from './readings.ts';
