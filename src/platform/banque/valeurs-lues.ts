import { saisieNettoyee } from '#platform/texte.ts';

// What the platform keeps of a line of the bank: an end-to-end identifier (ISO 20022, Max35Text), a code, a reason.
const REFERENCE_MAX = 35;
const MOTIF_MAX = 500;

/** « 10000.5 », « 10 000,50 € » in centimes; nothing when it is not an amount, or nil. */
export function centimesDe(montant: string): number | undefined {
  const [, euros, centimes = ''] = montant.replaceAll(/[\s€]/g, '').match(/^(\d{1,10})(?:[.,](\d{1,2}))?$/) ?? [];
  return (euros === undefined ? 0 : Number(euros) * 100 + Number(centimes.padEnd(2, '0'))) || undefined;
}

export const referenceTropLongue = (reference: string): boolean => reference.length > REFERENCE_MAX;

/** True for the form of a code of ISO 20022: « AC04 », « CNOR », « G001 ». */
export const codeIso = (code: string): boolean => /^[A-Z][A-Z0-9]{3}$/.test(code);

/** A text that a base can hold, cut; nothing when it is empty. */
export const motifLu = (texte: string): string | undefined =>
  saisieNettoyee(texte).toWellFormed().slice(0, MOTIF_MAX).toWellFormed() || undefined;
