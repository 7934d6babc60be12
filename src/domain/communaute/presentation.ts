import { dateCivile, dateComplete, heureSeule } from '#platform/dates.ts';
import { enumeration, pluriel } from '#platform/texte.ts';
import { heuresDOutreMer } from './outre-mer.ts';

type Dates = { readonly debut: Date; readonly fin: Date };

/** « mardi 6 avril 2021, de 9 h 30 à 12 h 00 (heure de Paris) », with the hour of the territories overseas that are concerned. */
export function quandEnClair({ debut, fin }: Dates, departements: readonly string[] = []): string {
  const memeJour = dateCivile(debut) === dateCivile(fin);
  const dates = memeJour
    ? `${dateComplete(debut)}, de ${heureSeule(debut)} à ${heureSeule(fin)}`
    : `du ${dateComplete(debut)} à ${heureSeule(debut)} au ${dateComplete(fin)} à ${heureSeule(fin)}`;
  const ailleurs = heuresDOutreMer(debut, departements);
  return `${dates} (heure de Paris${ailleurs.length > 0 ? `\u00a0; au début, il est ${enumeration(ailleurs)}` : ''})`;
}

/** « 12 inscrits sur 20 places, 3 personnes en liste d’attente » */
export function remplissage({
  inscrits,
  enAttente,
  places,
}: {
  readonly inscrits: number;
  readonly enAttente: number;
  readonly places: number | null;
}): string {
  const base = pluriel(inscrits, 'inscrit', 'inscrits', 'Aucun inscrit');
  const sur = places === null ? '' : ` sur ${pluriel(places, 'place')}`;
  return `${base}${sur}${enAttente > 0 ? `, ${pluriel(enAttente, 'personne')} en liste d’attente` : ''}`;
}

/** Where it is, as calendars and papers write it. */
export const ouEnClair = ({ lieu, lien }: { readonly lieu: string; readonly lien: string }): string =>
  [lieu, lien].filter(Boolean).join(', ');
