import { ajouterJours, dateLongue } from '#platform/dates.ts';
import { estFerie, jourDeSemaine } from '#platform/jours-ouvres.ts';
import { heureEcrite } from './clair.ts';
import type { MomentLocal } from './fuseaux.ts';
import { type Horaires, JOURS, MINUTES_PAR_JOUR, type Plage } from './semaine.ts';

/** Open until a moment (nothing: day and night), or closed until another (nothing: not known). */
export type Etat =
  | { readonly ouvert: true; readonly jusqua?: MomentLocal }
  | { readonly ouvert: false; readonly ouvre?: MomentLocal };

// A closing of the summer is announced with the day it ends; beyond, nobody waits.
const AVENIR_JOURS = 70;

/** The spans that begin on a day: none on a public holiday or during a closing, when the place closes then. */
export function plagesDu({ semaine, fermeFeries, fermetures }: Horaires, date: string): readonly Plage[] {
  if (fermeFeries && estFerie(date)) return [];
  if (fermetures.some(({ du, au }) => du <= date && date <= au)) return [];
  return semaine[jourDeSemaine(date) - 1] ?? [];
}

/** Whether a place is open at a moment of its own clocks, and until when. */
export function etatA(horaires: Horaires, { date, minute }: MomentLocal): Etat {
  const hier = plagesDu(horaires, ajouterJours(date, -1)).map(({ debut, fin }) => ({
    debut: debut - MINUTES_PAR_JOUR,
    fin: fin - MINUTES_PAR_JOUR,
  }));
  const actuelle = [...hier, ...plagesDu(horaires, date)].find(({ debut, fin }) => debut <= minute && minute < fin);
  return actuelle ? ouvertJusqua(horaires, date, actuelle.fin) : prochaine(horaires, date, minute);
}

/** Spans that touch are one: the end is where the last of them ends. */
function ouvertJusqua(horaires: Horaires, date: string, fin: number): Etat {
  let [jour, minute] = [date, fin];
  for (let tours = 0; tours <= JOURS.length * 2; tours += 1) {
    if (minute >= MINUTES_PAR_JOUR) [jour, minute] = [ajouterJours(jour, 1), minute - MINUTES_PAR_JOUR];
    const suivante = plagesDu(horaires, jour).find(({ debut }) => debut === minute);
    if (!suivante) return { ouvert: true, jusqua: { date: jour, minute } };
    minute = suivante.fin;
  }
  return { ouvert: true };
}

function prochaine(horaires: Horaires, date: string, minute: number): Etat {
  for (let dans = 0; dans <= AVENIR_JOURS; dans += 1) {
    const jour = ajouterJours(date, dans);
    const plage = plagesDu(horaires, jour).find(({ debut }) => dans > 0 || debut > minute);
    if (plage) return { ouvert: false, ouvre: { date: jour, minute: plage.debut } };
  }
  return { ouvert: false };
}

/** « ouvert, ferme à 17 h », « fermé, ouvre demain à 9 h », « fermé, ouvre lundi à 9 h ». */
export function etatEcrit(etat: Etat, { date }: MomentLocal): string {
  if (etat.ouvert) return etat.jusqua ? `ouvert, ferme ${quand(etat.jusqua, date)}` : 'ouvert jour et nuit';
  return etat.ouvre ? `fermé, ouvre ${quand(etat.ouvre, date)}` : 'fermé';
}

function quand({ date, minute }: MomentLocal, aujourdhui: string): string {
  const heure = minute === 0 ? 'à minuit' : `à ${heureEcrite(minute)}`;
  if (date === aujourdhui || (minute === 0 && date === ajouterJours(aujourdhui, 1))) return heure;
  if (date === ajouterJours(aujourdhui, 1)) return `demain ${heure}`;
  const jour = JOURS[jourDeSemaine(date) - 1] ?? '';
  return date < ajouterJours(aujourdhui, JOURS.length) ? `${jour} ${heure}` : `le ${dateLongue(date)} ${heure}`;
}
