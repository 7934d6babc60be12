// What conseillers do: recorded in seconds, read by their author; others read the sums.
export { enregistrerActivite, supprimerActivite } from './enregistrer.ts';
export { AGES, formulaireActivite, SITUATIONS } from './formulaire.ts';
export {
  compterSesActivites,
  type LigneActivite,
  listerSesActivites,
  listerThemes,
  parcourirSesActivites,
} from './readings.ts';
