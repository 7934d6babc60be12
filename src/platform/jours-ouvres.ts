import { ajouterJours, joursEntre } from './dates.ts';

const UN_LUNDI = '1900-01-01';

/** 1 for Monday, 7 for Sunday. */
export const jourDeSemaine = (date: string): number => (((joursEntre(UN_LUNDI, date) % 7) + 7) % 7) + 1;

/** The Monday of the week of a civil date. */
export const lundiDe = (date: string): string => ajouterJours(date, 1 - jourDeSemaine(date));

/** Easter Sunday of a year (Gregorian calendar, Meeus's method). */
export function paques(annee: number): string {
  const a = annee % 19;
  const [b, c] = [Math.floor(annee / 100), annee % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const rang = h + l - 7 * m + 114;
  return `${annee}-${String(Math.floor(rang / 31)).padStart(2, '0')}-${String((rang % 31) + 1).padStart(2, '0')}`;
}

// Code du travail, art. L3133-1: the same day each year, and those counted from Easter.
const FIXES = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
const APRES_PAQUES = [1, 39, 50];

/** Is this civil date a public holiday in the whole of France? */
export const estFerie = (date: string): boolean =>
  FIXES.includes(date.slice(5)) || APRES_PAQUES.includes(joursEntre(paques(Number(date.slice(0, 4))), date));

/** From Monday to Friday, public holidays excepted. */
export const estOuvre = (date: string): boolean => jourDeSemaine(date) <= 5 && !estFerie(date);

// Days when the payment systems of the euro are closed and France works (European Central Bank, TARGET calendar).
const VENDREDI_SAINT = -2;
const SAINT_ETIENNE = '12-26';

/** A working day on which banks settle: neither a French holiday nor a day when the systems of the euro are closed. */
export const estBancaire = (date: string): boolean =>
  estOuvre(date) &&
  date.slice(5) !== SAINT_ETIENNE &&
  joursEntre(paques(Number(date.slice(0, 4))), date) !== VENDREDI_SAINT;
