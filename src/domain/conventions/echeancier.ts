import { ajouterMois } from '#platform/dates.ts';
import { enumeration } from '#platform/texte.ts';

/** Guide, étape 9: 20 % one month, 30 % six months and 50 % one year after the signature of the contract. */
export const TRANCHES = [
  { mois: 1, pourcent: 20 },
  { mois: 6, pourcent: 30 },
  { mois: 12, pourcent: 50 },
] as const;

const DELAIS: Readonly<Record<number, string>> = { 1: 'un mois', 6: 'six mois', 12: 'un an' };
/** « un mois », « six mois », « un an » */
export const delaiEnLettres = (mois: number): string => DELAIS[mois] ?? `${mois} mois`;
/** « 20 % un mois, 30 % six mois et 50 % un an après la signature du contrat » */
export const versementsEnClair: string = `${enumeration(
  TRANCHES.map(({ mois, pourcent }) => `${pourcent}\u00a0% ${delaiEnLettres(mois)}`),
)} après la signature du contrat`;

export type Tranche = { readonly mois: number; readonly centimes: number; readonly le: string };

/** The parts of an amount (centimes), one a payment: their sum is the amount, the last takes the remainder. */
export function parts(montantCentimes: number): readonly Omit<Tranche, 'le'>[] {
  let reste = montantCentimes;
  return TRANCHES.map(({ mois, pourcent }, rang) => {
    const centimes = rang === TRANCHES.length - 1 ? reste : Math.floor((montantCentimes * pourcent) / 100);
    reste -= centimes;
    return { mois, centimes };
  });
}

/**
 * The payments of one post, from the amount granted (centimes) and the civil date of signature of its contract. 31
 * January and one month: the last day of February (domain, §5).
 */
export const echeancier = (montantCentimes: number, signeLe: string): readonly Tranche[] =>
  parts(montantCentimes).map((part) => ({ ...part, le: ajouterMois(signeLe, part.mois) }));
