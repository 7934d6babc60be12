// What the public may know, and what the activity of the conseillers adds up to.
export {
  type Activite,
  activiteDeLaStructure,
  activiteDuConseiller,
  activiteDuTerritoire,
  type FiltresActivite,
} from './activite.ts';
export { ecartsDesCumuls } from './ecarts.ts';
export { CANAUX, MESURES, TYPES_D_ACTIVITE } from './mesures.ts';
export { routesDesStatistiques } from './pages.tsx';
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
