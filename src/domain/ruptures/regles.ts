import { DUREE_FINANCEE_MOIS } from '#domain/concertation/index.ts';
import { ajouterJours, ajouterMois, joursEntre } from '#platform/dates.ts';

/** Domain, §5, « décision du projet »: how long somebody else may be recruited on the post, in months. */
export const REMPLACEMENT_MOIS = 3;
/** A rupture may be declared before it happens: a notice is two months at the most. */
export const PREAVIS_MOIS = 2;

export const MOTIFS = {
  demission: 'Démission',
  licenciement: 'Licenciement',
  fin_de_periode_d_essai: 'Fin de la période d’essai',
  commun_accord: 'Commun accord',
  inaptitude: 'Inaptitude',
  deces: 'Décès',
  autre: 'Autre motif',
} as const;
export type MotifDeRupture = keyof typeof MOTIFS;
export const NOMS_DES_MOTIFS = [
  'demission',
  'licenciement',
  'fin_de_periode_d_essai',
  'commun_accord',
  'inaptitude',
  'deces',
  'autre',
] as const satisfies readonly MotifDeRupture[];

/**
 * What a contract earned until its last day (domain, §5, « décision du projet »): amount × days worked ÷ days of the 24
 * months that are funded, to the nearest centime, never more than the amount. `debut`, `effetLe`: civil dates, included.
 */
export function acquis(montantCentimes: number, debut: string, effetLe: string): number {
  const jours = joursEntre(debut, ajouterMois(debut, DUREE_FINANCEE_MOIS));
  const travailles = Math.max(0, Math.min(jours, joursEntre(debut, ajouterJours(effetLe, 1))));
  return Math.round((montantCentimes * travailles) / jours);
}

/** A funded period of a contract: its first day, and what its payments come to. */
export type PeriodePayee = { readonly debut: string; readonly montantCentimes: number };

export type Effet = {
  readonly verseCentimes: number;
  readonly acquisCentimes: number;
  /** What was paid and not earned. */
  readonly tropVerseCentimes: number;
  /** What will not be paid for this contract, and stays on the post for another. */
  readonly resteCentimes: number;
  readonly vacantJusquAu: string;
};

/** What a rupture does, shown before it is confirmed. Amounts in centimes: of each period, and what was paid in all. */
export function effetDeLaRupture(contrat: {
  readonly periodes: readonly PeriodePayee[];
  readonly verseCentimes: number;
  readonly effetLe: string;
}): Effet {
  const { periodes, verseCentimes, effetLe } = contrat;
  const somme = (quoi: (une: PeriodePayee) => number) => periodes.reduce((total, une) => total + quoi(une), 0);
  const acquisCentimes = somme(({ montantCentimes, debut }) => acquis(montantCentimes, debut, effetLe));
  return {
    verseCentimes,
    acquisCentimes,
    tropVerseCentimes: Math.max(0, verseCentimes - acquisCentimes),
    resteCentimes: somme(({ montantCentimes }) => montantCentimes) - verseCentimes,
    vacantJusquAu: ajouterMois(effetLe, REMPLACEMENT_MOIS),
  };
}
