import { ajouterJours, ajouterMois, dateCivile, heureCivile, heureDeParisVers } from '#platform/dates.ts';
import { InvalidInput } from '#platform/errors.ts';
import { OCCURRENCES_MAX } from './regles.ts';

export const RYTHMES = [
  { valeur: 'une_fois', libelle: 'Une seule fois' },
  { valeur: 'semaine', libelle: 'Chaque semaine' },
  { valeur: 'quinzaine', libelle: 'Toutes les deux semaines' },
  { valeur: 'mois', libelle: 'Chaque mois' },
] as const;
export type Rythme = (typeof RYTHMES)[number]['valeur'];

/** The day so many steps after the first: a month counts from the first day, so that a 31st comes back (domain, §5). */
const jourSuivant = (jour: string, rythme: Exclude<Rythme, 'une_fois'>, pas: number): string =>
  rythme === 'mois' ? ajouterMois(jour, pas) : ajouterJours(jour, pas * (rythme === 'semaine' ? 7 : 14));

/** The same hour in Paris on another day, summer or winter. @throws InvalidInput for an hour that does not exist */
export function memeHeure(jour: string, debut: Date): Date {
  const [heure = 0, minute = 0] = heureCivile(debut).split(':').map(Number);
  const moment = heureDeParisVers(jour, heure, minute);
  if (!moment) throw new InvalidInput({ debut: `Cette heure n’existe pas le ${jour} : choisissez-en une autre.` });
  return moment;
}

/** When each workshop of a series begins, the first included, until a day included. @throws InvalidInput */
export function occurrences(debut: Date, rythme: Rythme, jusquAu: string): readonly Date[] {
  if (rythme === 'une_fois') return [debut];
  const premier = dateCivile(debut);
  if (jusquAu < premier) throw new InvalidInput({ jusquAu: 'Donnez un jour qui vient après le premier atelier.' });
  const dates: Date[] = [];
  for (let pas = 0; pas <= OCCURRENCES_MAX; pas += 1) {
    const jour = jourSuivant(premier, rythme, pas);
    if (jour > jusquAu) return dates;
    dates.push(memeHeure(jour, debut));
  }
  throw new InvalidInput({
    jusquAu: `Cela ferait plus de ${OCCURRENCES_MAX} ateliers : donnez un jour plus proche, vous pourrez en préparer d’autres ensuite.`,
  });
}
