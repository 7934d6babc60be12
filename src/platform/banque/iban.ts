// Lengths of the SEPA area (European Payments Council, list of SEPA scheme countries).
const LONGUEURS: Readonly<Record<string, number>> = {
  AD: 24,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
};

/** An IBAN as people type it, without its spaces, or the sentence that says what is wrong (ISO 13616: modulo 97). */
export function lireIban(texte: string): { readonly iban: string } | { readonly refus: string } {
  const iban = texte.replaceAll(/[\s\u00a0\u202f.-]/g, '').toUpperCase();
  const pays = iban.slice(0, 2);
  const longueur = LONGUEURS[pays];
  if (iban === '') return { refus: 'Indiquez l’IBAN du compte : il figure sur le RIB.' };
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban))
    return {
      refus: 'Un IBAN commence par deux lettres et deux chiffres, par exemple FR76. Recopiez-le depuis le RIB.',
    };
  if (longueur === undefined)
    return { refus: 'Ce compte n’est pas dans un pays de la zone SEPA : indiquez-en un autre.' };
  if (iban.length !== longueur)
    return { refus: `Cet IBAN compte ${iban.length} caractères au lieu de ${longueur} : recopiez-le depuis le RIB.` };
  return resteModulo97(iban) === 1 ? { iban } : { refus: 'Cet IBAN contient une erreur : recopiez-le depuis le RIB.' };
}

function resteModulo97(iban: string): number {
  let reste = 0;
  for (const signe of iban.slice(4) + iban.slice(0, 4)) reste = Number(`${reste}${Number.parseInt(signe, 36)}`) % 97;
  return reste;
}

/** A BIC, or the sentence that says what is wrong (ISO 9362). */
export function lireBic(texte: string): { readonly bic: string } | { readonly refus: string } {
  const bic = texte.replaceAll(/\s/g, '').toUpperCase();
  if (bic === '') return { refus: 'Indiquez le BIC du compte : il figure sur le RIB.' };
  return /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic)
    ? { bic }
    : { refus: 'Un BIC compte 8 ou 11 lettres et chiffres, par exemple BDFEFRPPCCT.' };
}

/** « FR76 3000 1007 … » */
export const ibanAffiche = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1\u00a0');
