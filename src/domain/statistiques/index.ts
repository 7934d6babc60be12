// What the public may know: figures of the dispositif, and live counts.
export {
  type ChiffresPublics,
  chiffresPublics,
  type LigneTerritoire,
  lireRegion,
  listerParDepartement,
  listerParRegion,
} from './readings.ts';
export { REPERES } from './reperes.ts';
