import { moisLong } from '#platform/dates.ts';
import { nombre, pourcentage } from '#platform/texte.ts';
import type { Activite, Chiffres } from './activite.ts';
import { GROUPES } from './mesures.ts';
import { partsEnDixiemes } from './repartition.ts';

/** A count; null when it must not be shown (see `secret.ts`). */
export type Compte = number | null;
/** `avant`: in the period before; undefined when it is not told. */
export type LigneDeTotal = { readonly libelle: string; readonly compte: Compte; readonly avant: Compte | undefined };
/** `dixiemes`: its share, in tenths of a percent. */
export type LigneDeBloc = { readonly libelle: string; readonly compte: Compte; readonly dixiemes: Compte };
export type Bloc = { readonly titre: string; readonly unite: string; readonly lignes: readonly LigneDeBloc[] };

/** The figures of a page, ready to be written: the screen, the files, the summary and a shared page write these alone. */
export type Blocs = {
  readonly activites: number;
  readonly participants: number;
  readonly totaux: readonly LigneDeTotal[];
  readonly mois: readonly { readonly libelle: string; readonly mois: string; readonly compte: Compte }[];
  /** Distributions, those that count nothing left out, and in each the lines that count something. */
  readonly repartitions: readonly Bloc[];
};

const heures = (minutes = 0) => Math.round(minutes / 60);

/** Whole numbers all: hours are rounded once, here. */
const TOTAUX: readonly (readonly [libelle: string, compter: (chiffres: Chiffres) => number])[] = [
  ['Activités', ({ activites = 0 }) => activites],
  ['Personnes accompagnées', ({ participants = 0 }) => participants],
  ['Dont venues pour la première fois', ({ participants = 0, deja_venus = 0 }) => participants - deja_venus],
  ['Participants aux ateliers', ({ participants_atelier = 0 }) => participants_atelier],
  ['Heures passées', ({ minutes = 0 }) => heures(minutes)],
  ['Heures passées en atelier', ({ minutes_atelier = 0 }) => heures(minutes_atelier)],
  ['Heures passées en accompagnement individuel', ({ minutes_individuel = 0 }) => heures(minutes_individuel)],
];
const UNITES = { activites: 'activités', personnes: 'personnes', mandats: 'mandats' } as const;

/** What a page shows of an activity, beside that of the period before. */
export function enBlocs({ total, mois }: Activite, avant?: Activite): Blocs {
  return {
    activites: total['activites'] ?? 0,
    participants: total['participants'] ?? 0,
    totaux: TOTAUX.map(([libelle, compter]) => ({
      libelle,
      compte: compter(total),
      avant: avant && !avant.tropLarge ? compter(avant.total) : undefined,
    })),
    mois: mois.map(({ mois: un, chiffres }) => ({
      mois: un,
      libelle: moisLong(un),
      compte: chiffres['activites'] ?? 0,
    })),
    repartitions: GROUPES.map(({ titre, unite, lignes }) => {
      const comptees = lignes
        .map(([code, libelle]) => ({ libelle, compte: total[code] ?? 0 }))
        .filter(({ compte }) => compte > 0);
      const parts = partsEnDixiemes(comptees.map(({ compte }) => compte));
      return {
        titre,
        unite: UNITES[unite],
        lignes: comptees.map((ligne, rang) => ({ ...ligne, dixiemes: parts[rang] ?? 0 })),
      };
    }).filter(({ lignes }) => lignes.length > 0),
  };
}

/** « 1 240 », « non montré ». */
export const compteEcrit = (compte: Compte) => (compte === null ? 'non montré' : nombre(compte));
/** « 12,5 % »; nothing for what is not shown. */
export const partEcrite = (dixiemes: Compte) => (dixiemes === null ? '' : pourcentage(dixiemes / 1000));
