// Where things are, and which places are priorities.
import type { AnyJob } from '#platform/jobs/jobs.ts';
import { purgerDepots } from './deposer-liste.ts';

export const taches: readonly AnyJob[] = [purgerDepots];

export { chargerTerritoires } from './chargement.ts';
export { type ApercuDeListe, apercuDeListe, deposerListe, remplacerListe } from './deposer-liste.ts';
export { fuseauDuDepartement, type HorlogeOutreMer, horlogeOutreMer, jourDansLeDepartement } from './fuseaux.ts';
export { importerPolitique, type Lecture, lireListe } from './importer-politique.ts';
export { estPolitique, POLITIQUES, type Politique, politiquesDesLieux, resumerPolitiques } from './politiques.ts';
export {
  type Commune,
  chercherCommunes,
  communeEcrite,
  type Departement,
  lireCommune,
  lireDepartement,
  listerDepartements,
  trouverCommunes,
} from './readings.ts';
export { type CommuneSituee, repertoireDesCommunes } from './repertoire.ts';
export { optionsDeCommune, resoudreCommune } from './resoudre.ts';
export {
  type CommuneSurLaCarte,
  DEGRE_KM,
  degreDeLongitudeKm,
  distanceKm,
  type Lieu,
  situer,
  situerCommune,
  ZONE,
} from './situer.ts';
export { tirerCommunes } from './tirage.ts';
