import { ajouterJours, ajouterMois, dateLongue } from '#platform/dates.ts';
import { estFerie, estOuvre, jourDeSemaine, lundiDe } from '#platform/jours-ouvres.ts';

// Guide, « La formation du conseiller numérique : mode d’emploi »; domain, étape 6.
export const PARCOURS = [105, 280, 350, 420] as const;
/** The length of a training, in hours. */
export type Parcours = (typeof PARCOURS)[number];
export const estParcours = (heures: number): heures is Parcours => PARCOURS.some((parcours) => parcours === heures);

/** Hours of a whole day, of which a half-day is half. */
const HEURES_PAR_JOUR = 7;
export const HEURES_PAR_DEMI_JOURNEE = HEURES_PAR_JOUR / 2;

type Rythme = {
  readonly duree: string;
  /** One day a week at the most, beside the post. */
  readonly enAlternance: boolean;
  /** The first day after the time that the guide gives, when it gives one. */
  readonly terme: (debut: string) => string | undefined;
};
const RYTHMES: Readonly<Record<Parcours, Rythme>> = {
  105: { duree: 'en alternance, une journée par semaine au plus', enAlternance: true, terme: () => undefined },
  280: { duree: 'deux mois', enAlternance: false, terme: (debut) => ajouterMois(debut, 2) },
  350: { duree: 'deux mois et demi', enAlternance: false, terme: (debut) => ajouterJours(ajouterMois(debut, 2), 15) },
  420: { duree: 'trois mois', enAlternance: false, terme: (debut) => ajouterMois(debut, 3) },
};

/** « 420 heures, trois mois » */
export const parcoursEcrit = (parcours: Parcours): string => `${parcours} heures, ${RYTHMES[parcours].duree}`;
/** A path as the database keeps it. */
export const parcoursLu = (heures: number | null): string =>
  heures !== null && estParcours(heures) ? parcoursEcrit(heures) : 'pas encore défini';
export const OPTIONS_DE_PARCOURS = PARCOURS.map((parcours) => ({
  valeur: `${parcours}` as const,
  libelle: parcoursEcrit(parcours),
}));

/** How many whole days a path takes: 15, 40, 50 or 60. */
export const joursDuParcours = (parcours: Parcours): number => parcours / HEURES_PAR_JOUR;

/** The days of a session from its first one: one a week on the same day, or working days one after the other. */
export function calendrierPropose(parcours: Parcours, debut: string): string[] {
  const pas = RYTHMES[parcours].enAlternance ? 7 : 1;
  const jours: string[] = [];
  for (let jour = debut; jours.length < joursDuParcours(parcours); jour = ajouterJours(jour, pas))
    if (estOuvre(jour)) jours.push(jour);
  return jours;
}

/** Why these days are not the calendar of such a path, or nothing. `jours` in order, each once. */
export function refusDuCalendrier(parcours: Parcours, jours: readonly string[]): string | undefined {
  const attendus = joursDuParcours(parcours);
  if (jours.length !== attendus) return `Un parcours de ${parcours} heures compte ${attendus} journées de sept heures.`;
  const chome = jours.find((jour) => !estOuvre(jour));
  if (chome) return `Le ${dateLongue(chome)} n’est pas un jour ouvré : choisissez-en un autre.`;
  const { enAlternance, terme } = RYTHMES[parcours];
  if (enAlternance && new Set(jours.map(lundiDe)).size < jours.length)
    return 'Le parcours de 105 heures se suit à côté du poste, une journée par semaine au plus.';
  const debut = jours[0] ?? '';
  const limite = sansLesFeries(debut, terme(debut));
  if (limite && (jours.at(-1) ?? '') >= limite)
    return `Un parcours de ${parcoursEcrit(parcours)} se termine avant le ${dateLongue(limite)}.`;
  return undefined;
}

/** Holidays are not taken from the training: each puts its end off by a day, else May would leave no calendar. */
function sansLesFeries(debut: string, terme: string | undefined): string | undefined {
  if (!terme) return undefined;
  let feries = 0;
  for (let jour = debut; jour < terme; jour = ajouterJours(jour, 1))
    if (estFerie(jour) && jourDeSemaine(jour) <= 5) feries += 1;
  return ajouterJours(terme, feries);
}
