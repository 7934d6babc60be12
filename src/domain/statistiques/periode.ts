import { ajouterJours, ajouterMois, joursEntre } from '#platform/dates.ts';

/** From one day to another, both included (civil dates). */
export type Periode = { readonly du: string; readonly au: string };

const premierJour = (jour: string) => `${jour.slice(0, 7)}-01`;
const finExclue = (mois: string) => ajouterMois(mois, 1);

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
  const entiers = mois.filter((un) => un >= du && ajouterJours(finExclue(un), -1) <= au);
  const bords = mois
    .filter((un) => !entiers.includes(un))
    .map((un) => {
      const fin = ajouterJours(finExclue(un), -1);
      return { du: un < du ? du : un, au: fin > au ? au : fin };
    });
  return { entiers, bords };
}

/** The period of the same length that ends the day before. */
export function precedente({ du, au }: Periode): Periode {
  const fin = ajouterJours(du, -1);
  return { du: ajouterJours(fin, -joursEntre(du, au)), au: fin };
}
