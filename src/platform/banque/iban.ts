// Lengths of ISO 13616, for the SEPA area (European Payments Council, EPC409-09: list of SEPA scheme countries).
const LONGUEURS: Readonly<Record<string, number>> = {
  AD: 24,
  AL: 28,
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
  MD: 24,
  ME: 22,
  MK: 19,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  RS: 22,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
};

// In a French RIB a letter of the account number counts for a figure: A and J for 1, B, K and S for 2, up to I, R and Z.
const CHIFFRES_DU_RIB: Readonly<Record<string, string>> = Object.fromEntries(
  ['AJ', 'BKS', 'CLT', 'DMU', 'ENV', 'FOW', 'GPX', 'HQY', 'IRZ'].flatMap((lettres, rang) =>
    [...lettres].map((lettre) => [lettre, String(rang + 1)]),
  ),
);

const RECOPIEZ = 'recopiez-le depuis le RIB.';

/**
 * An IBAN as people type it, in capitals and without its spaces, or the sentence that says what is wrong: length by
 * country, modulo 97 (ISO 13616), and for France and Monaco the key of the RIB.
 */
export function lireIban(texte: string): { readonly iban: string } | { readonly refus: string } {
  const saisie = texte.replaceAll(/[\s.-]/g, '').replace(/^IBAN:?/i, '');
  if (saisie === '') return { refus: 'Indiquez l’IBAN du compte : il figure sur le RIB.' };
  if (!/^[A-Za-z]{2}\d{2}[A-Za-z0-9]+$/.test(saisie))
    return { refus: `Un IBAN commence par deux lettres et deux chiffres, par exemple FR76 : ${RECOPIEZ}` };
  const iban = saisie.toUpperCase();
  const longueur = LONGUEURS[iban.slice(0, 2)];
  if (longueur === undefined)
    return { refus: 'Ce compte n’est pas dans un pays de la zone SEPA : indiquez-en un autre.' };
  if (iban.length !== longueur)
    return { refus: `Cet IBAN compte ${iban.length} caractères au lieu de ${longueur} : ${RECOPIEZ}` };
  if (/^..(?:00|01|99)/.test(iban) || resteModulo97(iban) !== 1)
    return { refus: `Cet IBAN contient une erreur : ${RECOPIEZ}` };
  if (/^(?:FR|MC)/.test(iban) && !cleDuRibJuste(iban.slice(4)))
    return {
      refus:
        'La clé de ce RIB, les deux derniers chiffres, ne correspond pas au compte : demandez un nouveau RIB à votre banque.',
    };
  return { iban };
}

const modulo97 = (chiffres: string) => [...chiffres].reduce((reste, chiffre) => (reste * 10 + Number(chiffre)) % 97, 0);

const resteModulo97 = (iban: string) =>
  modulo97((iban.slice(4) + iban.slice(0, 4)).replaceAll(/[A-Z]/g, (lettre) => String(Number.parseInt(lettre, 36))));

/** Bank, branch, account and key (Comité français d’organisation et de normalisation bancaires). */
function cleDuRibJuste(rib: string): boolean {
  if (!/^\d{10}[A-Z0-9]{11}\d{2}$/.test(rib)) return false;
  return modulo97(rib.replaceAll(/[A-Z]/g, (lettre) => CHIFFRES_DU_RIB[lettre] ?? '')) === 0;
}

// The pattern of the bank's own schema (pain.001.001.03, BICIdentifier): narrower than that of ISO 9362.
const BIC = /^[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?$/;

/** A BIC in capitals, or the sentence that says what is wrong. */
export function lireBic(texte: string): { readonly bic: string } | { readonly refus: string } {
  const saisie = texte.replaceAll(/\s/g, '');
  if (saisie === '') return { refus: 'Indiquez le BIC du compte : il figure sur le RIB.' };
  const bic = /^[A-Za-z0-9]+$/.test(saisie) ? saisie.toUpperCase() : '';
  return BIC.test(bic)
    ? { bic }
    : { refus: 'Un BIC compte 8 ou 11 lettres et chiffres, par exemple BDFEFRPPCCT : recopiez-le depuis le RIB.' };
}

/** « FR76 3000 1007 … » */
export const ibanAffiche = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1\u00a0');

/** « FR76 •••• •••• … 189 »: enough for those who know the account to recognise it. */
export const ibanMasque = (iban: string): string =>
  [iban.slice(0, 4), '••••', '••••', '…', iban.slice(-3)].join('\u00a0');
