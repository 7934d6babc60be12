// What conseillers do: recorded in seconds, read by their author; others read the sums.
export { cloreMois } from './clore-mois.ts';
export { corrigerActivite } from './corriger.ts';
export { activiteSupprimee, enregistrerActivite, supprimerActivite } from './enregistrer.ts';
export { AGES, formulaireActivite, SITUATIONS, saisieDuFormulaire } from './formulaire.ts';
export { lireSaDerniere, lireSaSaisie } from './lire-saisie.ts';
export { peuplerActivites } from './peuplement.ts';
export {
  compterSesActivites,
  type LigneActivite,
  listerSesActivites,
  listerThemes,
  parcourirSesActivites,
} from './readings.ts';
