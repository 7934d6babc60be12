// What conseillers do: recorded in seconds, read by their author; others read the sums.
export { cloreMois } from './clore-mois.ts';
export { corrigerActivite } from './corriger.ts';
export { enregistrerActivite, supprimerActivite } from './enregistrer.ts';
export { AGES, formulaireActivite, SITUATIONS } from './formulaire.ts';
export { aujourdhuiPour } from './jour.ts';
export { lireSaisie } from './lire-formulaire.ts';
export { lireSaDerniere, lireSaSaisie } from './lire-saisie.ts';
export { peuplerActivites } from './peuplement.ts';
export {
  compterSesActivites,
  type LigneActivite,
  listerSesActivites,
  listerThemes,
  parcourirSesActivites,
} from './readings.ts';
export { CANAUX, DEMARCHES, ORGANISMES, TYPES_D_ACTIVITE, type TypeDActivite } from './references.ts';
export { listerSesTags } from './tags-permis.ts';
