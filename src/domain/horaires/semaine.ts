import { z } from 'zod';
import { dateExiste } from '#platform/dates.ts';

/** A span of opening, in minutes of the day it begins on: `fin` goes past 1 440 when it ends after midnight. */
export type Plage = { readonly debut: number; readonly fin: number };
/** Seven days, Monday first; a day without a span is closed. */
export type Semaine = readonly (readonly Plage[])[];
/** Closed from a day to another, both included. */
export type Fermeture = { readonly du: string; readonly au: string };
export type Horaires = {
  readonly semaine: Semaine;
  /** Closed on public holidays. */
  readonly fermeFeries: boolean;
  readonly fermetures: readonly Fermeture[];
};

export const MINUTES_PAR_JOUR = 1440;
/** A morning and an afternoon (domain, étape 9). */
export const PLAGES_PAR_JOUR = 2;
export const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;

/** The rank of a day as bases and calendars write it: 1 for Monday, 7 for Sunday. */
export type LigneDHoraire = readonly [jour: number, debut: number, fin: number];

/** A week from its rows, in any order. */
export const semaineDe = (lignes: readonly LigneDHoraire[]): Semaine =>
  JOURS.map((_, rang) =>
    lignes
      .filter(([jour]) => jour === rang + 1)
      .map(([, debut, fin]) => ({ debut, fin }))
      .sort((une, autre) => une.debut - autre.debut),
  );

/** The rows of a week, in the order of the days. */
export const lignesDe = (semaine: Semaine): LigneDHoraire[] =>
  semaine.flatMap((plages, rang) => plages.map(({ debut, fin }) => [rang + 1, debut, fin] as const));

export const estVide = (semaine: Semaine): boolean => semaine.every((plages) => plages.length === 0);

const minutes = (max: number) => z.int().min(0).max(max);
const plage = z
  .object({ debut: minutes(MINUTES_PAR_JOUR - 1), fin: minutes(2 * MINUTES_PAR_JOUR) })
  .refine(({ debut, fin }) => fin > debut && fin - debut <= MINUTES_PAR_JOUR);
const jour = z.iso.date().refine(dateExiste);

export const semaineSaisie = z
  .array(z.array(plage).max(PLAGES_PAR_JOUR))
  .length(JOURS.length)
  .refine((semaine) => chevauchement(semaine) === undefined);
export const fermetureSaisie = z.object({ du: jour, au: jour }).refine(({ du, au }) => du <= au);

/** The rank of the first day whose spans meet, or run into those of the day after; nothing when none does. */
export function chevauchement(semaine: Semaine): number | undefined {
  const rang = semaine.findIndex((plages, un) => {
    const demain = semaine[(un + 1) % JOURS.length] ?? [];
    const suite = [...plages, ...demain.map(({ debut, fin }) => ({ debut: debut + MINUTES_PAR_JOUR, fin }))];
    return plages.some(({ fin }, place) => fin > (suite[place + 1]?.debut ?? Number.POSITIVE_INFINITY));
  });
  return rang < 0 ? undefined : rang;
}

/** Ranks that follow one another, together: [0, 1, 2, 4] gives [[0, 1, 2], [4]]. */
export function suites(rangs: readonly number[]): readonly (readonly number[])[] {
  const trouvees: number[][] = [];
  for (const rang of rangs) {
    const derniere = trouvees.at(-1);
    if (derniere?.at(-1) === rang - 1) derniere.push(rang);
    else trouvees.push([rang]);
  }
  return trouvees;
}
