import { ajouterJours, ajouterMois, joursEntre } from '#platform/dates.ts';

/** From one day to another, both included (civil dates). */
export type Periode = { readonly du: string; readonly au: string };

export const premierJour = (jour: string) => `${jour.slice(0, 7)}-01`;
const finExclue = (mois: string) => ajouterMois(mois, 1);
export const dernierJour = (jour: string) => ajouterJours(finExclue(premierJour(jour)), -1);

/** The first days of the months that a period touches, in order: the axis of every monthly chart. */
export function moisDe({ du, au }: Periode): string[] {
  const mois: string[] = [];
  for (let un = premierJour(du); un <= au; un = finExclue(un)) mois.push(un);
  return mois;
}

export type Decoupe = { readonly entiers: readonly string[]; readonly bords: readonly Periode[] };

/** A period as whole months, and the days at its two ends that do not make one. */
export function decouper({ du, au }: Periode): Decoupe {
  const mois = moisDe({ du, au });
  const entiers = mois.filter((un) => un >= du && dernierJour(un) <= au);
  const bords = mois
    .filter((un) => !entiers.includes(un))
    .map((un) => ({ du: un < du ? du : un, au: dernierJour(un) > au ? au : dernierJour(un) }));
  return { entiers, bords };
}

/** The same, made of whole months: from the first day of its first one to the last day of its last one. */
export const enMoisEntiers = ({ du, au }: Periode): Periode => ({ du: premierJour(du), au: dernierJour(au) });

/** The period just before: as many months when it is made of months, else as many days. */
export function precedente({ du, au }: Periode): Periode {
  const fin = ajouterJours(du, -1);
  const { bords, entiers } = decouper({ du, au });
  if (bords.length === 0) return { du: ajouterMois(du, -entiers.length), au: fin };
  return { du: ajouterJours(fin, -joursEntre(du, au)), au: fin };
}

// The programme opened on 17 November 2020 (guide, « Calendrier »): nothing was done before.
export const OUVERTURE = '2020-11-17';

/** Periods that move with the calendar: a page kept or shared shows those of the day it is read. */
export const RACCOURCIS = {
  ce_mois: { libelle: 'Ce mois-ci', de: (jour: string) => ({ du: premierJour(jour), au: jour }) },
  mois_dernier: {
    libelle: 'Le mois dernier',
    de: (jour: string) => ({ du: ajouterMois(premierJour(jour), -1), au: ajouterJours(premierJour(jour), -1) }),
  },
  trimestre: { libelle: 'Ce trimestre', de: (jour: string) => ({ du: debutDuTrimestre(jour), au: jour }) },
  annee: { libelle: 'Cette année', de: (jour: string) => ({ du: `${jour.slice(0, 4)}-01-01`, au: jour }) },
  debut: { libelle: 'Depuis le début', de: (jour: string) => ({ du: OUVERTURE, au: jour }) },
} as const satisfies Readonly<Record<string, { libelle: string; de: (jour: string) => Periode }>>;
export type Raccourci = keyof typeof RACCOURCIS;

/** January, April, July or October of the year. */
function debutDuTrimestre(jour: string): string {
  const mois = Math.floor((Number(jour.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${jour.slice(0, 4)}-${String(mois).padStart(2, '0')}-01`;
}
