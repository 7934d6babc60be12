import { dateExiste } from '#platform/dates.ts';

/** « O085260814000428 »: what emploi-territorial.fr calls an offer. O, département on three digits, date, six digits. */
export const REFERENCE = /^O\d{15}$/;
const DANS_UN_TEXTE = /(?<![a-z\d])o\d{15}(?!\d)/i;

/** The reference found in what was typed or pasted, the address of the offer included; nothing when there is none. */
export const referenceLue = (texte: string): string | undefined =>
  texte.replaceAll(/\s/g, '').match(DANS_UN_TEXTE)?.[0].toUpperCase();

/** The civil date on which the offer was entered there, as its reference says it; nothing when it is not a date. */
export function saisieLe(reference: string): string | undefined {
  const date = `20${reference.slice(4, 6)}-${reference.slice(6, 8)}-${reference.slice(8, 10)}`;
  return dateExiste(date) ? date : undefined;
}

/** Where people find the offer. */
export const adresseDeLOffre = (reference: string) =>
  `https://www.emploi-territorial.fr/offre/${reference.toLowerCase()}`;
