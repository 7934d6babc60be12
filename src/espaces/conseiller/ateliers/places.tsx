import type { LigneAtelier } from '#domain/ateliers/index.ts';
import { pluriel } from '#platform/texte.ts';

/** « 7 sur 10 », « 10 sur 10, complet, 2 en attente » */
export function placesEcrites({
  places,
  places_prises,
  en_attente,
}: Pick<LigneAtelier, 'places' | 'places_prises' | 'en_attente'>): string {
  return [
    `${places_prises} sur ${places}`,
    ...(places_prises >= places ? ['complet'] : []),
    ...(en_attente > 0 ? [pluriel(en_attente, 'demande en attente', 'demandes en attente')] : []),
  ].join(', ');
}
