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

const OCTETS_MAX = 10 * 1024 * 1024;
const LIGNES_MAX = 20_000;

/** A file of the bank, whatever its format: camt.054 (XML) or CSV; 10 Mo and 20 000 lines at most. */
export function lireRetour(octets: Uint8Array): RetourLu {
  if (octets.length > OCTETS_MAX)
    return refus('Ce fichier dépasse 10 Mo : demandez à la banque de le partager en plusieurs.');
  const debut = new TextDecoder('latin1').decode(octets.subarray(0, 200));
  const lu = /^(?:ï»¿)?\s*</.test(debut) ? lireCamt054(octets) : lireRetourCsv(octets);
  if (lu.lignes.length > LIGNES_MAX)
    return refus('Ce fichier compte plus de 20 000 lignes : demandez à la banque de le partager en plusieurs.');
  return lu.problemes.length > 0 ? { lignes: [], problemes: lu.problemes } : lu;
}

const refus = (phrase: string): RetourLu => ({ lignes: [], problemes: [phrase] });
