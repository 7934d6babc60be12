// Where conseillers meet people: kept apart from the structures that employ them.
export { ajouterLieu } from './ajouter.ts';
export { formulaireLieu } from './formulaires.ts';
export { peuplerLieux } from './peuplement.ts';
export { listerSesLieux, type SonLieu } from './readings.ts';
