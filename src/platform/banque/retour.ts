import { lireCamt054 } from './camt054.ts';
import { lireRetourCsv } from './retour-csv.ts';

/** What the bank says of one order: made, or rejected with a code. `centimes` as it says them, `le` a civil date. */
export type LigneDeRetour = {
  readonly reference: string;
  readonly centimes: number;
  readonly le: string;
  readonly accepte: boolean;
  readonly code?: string | undefined;
  readonly motif?: string | undefined;
};
/** What a file holds, or the sentences that say what is wrong with it: nothing of it is kept then. */
export type RetourLu = { readonly lignes: readonly LigneDeRetour[]; readonly problemes: readonly string[] };

/** A file of the bank, whatever its format: camt.054 (XML) or CSV. */
export const lireRetour = (octets: Uint8Array): RetourLu =>
  new TextDecoder('latin1').decode(octets.subarray(0, 200)).trimStart().replace(/^ï»¿/, '').startsWith('<')
    ? lireCamt054(octets)
    : lireRetourCsv(octets);

/** « 10000.5 », « 10 000,50 » in centimes; nothing when it is not an amount. */
export function centimesDe(montant: string): number | undefined {
  const [, euros, centimes = ''] =
    montant.replaceAll(/[\s\u00a0\u202f€]/g, '').match(/^(\d{1,10})(?:[.,](\d{1,2}))?$/) ?? [];
  return euros === undefined ? undefined : Number(euros) * 100 + Number(centimes.padEnd(2, '0'));
}
