import { dateLongue } from '#platform/dates.ts';
import { enumeration } from '#platform/texte.ts';
import { type Fermeture, JOURS, MINUTES_PAR_JOUR, type Plage, type Semaine, suites } from './semaine.ts';

const NBSP = '\u00a0';

/** « 9 h », « 17 h 30 », « minuit » at the end of a day. */
export function heureEcrite(minute: number): string {
  const dans = minute % MINUTES_PAR_JOUR;
  if (dans === 0) return minute === 0 ? `0${NBSP}h` : 'minuit';
  const [heures, minutes] = [Math.floor(dans / 60), dans % 60];
  return `${heures}${NBSP}h${minutes ? `${NBSP}${String(minutes).padStart(2, '0')}` : ''}`;
}

/** « de 9 h à 12 h et de 14 h à 17 h »; nothing for a day without a span. */
export function plagesEcrites(plages: readonly Plage[]): string {
  if (plages.some(({ debut, fin }) => debut === 0 && fin === MINUTES_PAR_JOUR)) return 'jour et nuit';
  return enumeration(plages.map(({ debut, fin }) => `de ${heureEcrite(debut)} à ${heureEcrite(fin)}`));
}

/** « Du lundi au vendredi », « Mardi et jeudi », « Du lundi au jeudi et dimanche ». */
function joursEcrits(rangs: readonly number[]): string {
  if (rangs.length === JOURS.length) return 'Tous les jours';
  const noms = suites(rangs).flatMap((suite) => {
    const siens = suite.map((rang) => JOURS[rang] ?? '');
    return siens.length > 2 ? [`du ${siens[0]} au ${siens.at(-1)}`] : siens;
  });
  const texte = enumeration(noms);
  return texte.charAt(0).toUpperCase() + texte.slice(1);
}

/** The week as people read it: days alike together, closed days last. Nothing when no hour is known. */
export function semaineEcrite(semaine: Semaine): readonly (readonly [jours: string, heures: string])[] {
  const parHeures = Map.groupBy(
    semaine.map((plages, rang) => ({ rang, heures: plagesEcrites(plages) })),
    ({ heures }) => heures,
  );
  const fermes = parHeures.get('') ?? [];
  if (fermes.length === JOURS.length) return [];
  const lignes = [...parHeures]
    .filter(([heures]) => heures !== '')
    .map(([heures, jours]) => [joursEcrits(jours.map(({ rang }) => rang)), heures] as const);
  return fermes.length > 0 ? [...lignes, [joursEcrits(fermes.map(({ rang }) => rang)), 'fermé']] : lignes;
}

/** « fermé du 1er août 2021 au 15 août 2021 » */
export const fermetureEcrite = ({ du, au }: Fermeture): string =>
  du === au ? `fermé le ${dateLongue(du)}` : `fermé du ${dateLongue(du)} au ${dateLongue(au)}`;
