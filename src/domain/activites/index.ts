// What conseillers do: recorded in seconds, read by their author; others read the sums.
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { oublierImports } from './annuler-import.ts';
import { remplacerTag } from './fusionner-tags.ts';
import { cycle } from './lifecycle.ts';
import { oublierNotes } from './supprimer.ts';

export const cycles: readonly AnyLifecycle[] = [cycle];
export const taches: readonly AnyJob[] = [remplacerTag, oublierNotes, oublierImports];

export { abandonnerImport, annulerImport } from './annuler-import.ts';
export { cloreMois } from './clore-mois.ts';
export { colonnesImportees, LIGNES_MAX } from './colonnes-importees.ts';
export { corrigerActivite } from './corriger.ts';
export { enregistrerActivite } from './enregistrer.ts';
export {
  FAVORIS_MAX,
  type Favori,
  garderFavori,
  listerSesFavoris,
  renommerFavori,
  retirerFavori,
} from './favoris.ts';
export { type FiltresDesSiennes, lireFiltresDesSiennes } from './filtres.ts';
export { AGES, formulaireActivite, SANS_THEME, SITUATIONS } from './formulaire.ts';
export { formulaireFavori } from './formulaire-du-favori.ts';
export { fusionnerTag } from './fusionner-tags.ts';
export { importerActivites } from './importer.ts';
export { aujourdhuiPour } from './jour.ts';
export { cycle } from './lifecycle.ts';
export { lireFichier } from './lire-fichier.ts';
export { lireSaisie } from './lire-formulaire.ts';
export { colonnesDeSonImport, lireSonImport, listerSesImports, type SonImport } from './lire-imports.ts';
export { lireSaDerniere, lireSaSaisie } from './lire-saisie.ts';
export { listerTags } from './lire-tags.ts';
export { routesDesTags } from './pages-des-tags.tsx';
export { peuplerActivites } from './peuplement.ts';
export {
  compterSesActivites,
  type LigneActivite,
  lireSupprimee,
  listerSesActivites,
  listerThemes,
  parcourirSesActivites,
} from './readings.ts';
export { CANAUX, DEMARCHES, ORGANISMES, TYPES_D_ACTIVITE } from './references.ts';
export { A_QUI, A_VENIR, POUR_QUOI } from './regles.ts';
export { activiteRetablie, activiteSupprimee, retablirActivite, supprimerActivite } from './supprimer.ts';
export { archiverTag, creerTag, renommerTag } from './tags.ts';
export { listerSesTags } from './tags-permis.ts';
