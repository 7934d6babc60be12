import { type FiltresFile, lireFiltres } from '#domain/concertation/index.ts';

/** The queue begins with the files that wait for an avis; « Tous » shows the others. */
export const lireFiltresPrefecture = (parametres: URLSearchParams, now: Date): FiltresFile =>
  lireFiltres(parametres, now, 'a_traiter');
