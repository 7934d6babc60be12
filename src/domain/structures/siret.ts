// The number that names an establishment: SIRET, or RIDET in Nouvelle-Calédonie.
const NOUVELLE_CALEDONIE = '988';
const SIREN_LA_POSTE = '356000000';

/** What was typed, without spaces, dots nor dashes. */
export const identifiantNormalise = (texte: string) => texte.replaceAll(/[\s\u00a0\u202f.\-_]/g, '').toUpperCase();

const chiffres = (texte: string) => [...texte].map(Number);

function luhn(texte: string): boolean {
  const somme = chiffres(texte)
    .toReversed()
    .reduce((total, chiffre, rang) => total + (rang % 2 === 0 ? chiffre : chiffre * 2 - (chiffre > 4 ? 9 : 0)), 0);
  return somme % 10 === 0;
}

/** 14 digits with their check digit. La Poste's establishments follow another rule: the sum is a multiple of 5. */
export function siretValide(siret: string): boolean {
  if (!/^\d{14}$/.test(siret) || /^0+$/.test(siret)) return false;
  if (siret.startsWith(SIREN_LA_POSTE))
    return !siret.endsWith('00000') && (luhn(siret) || chiffres(siret).reduce((a, b) => a + b, 0) % 5 === 0);
  return luhn(siret);
}

/** RIDET of Nouvelle-Calédonie: 6 or 7 digits, or 10 with its establishment. */
export const ridetValide = (ridet: string) => /^(\d{6,7}|\d{10})$/.test(ridet);

/** Why the number cannot be kept, as a sentence, or nothing. */
export function refusIdentifiant(texte: string): string | undefined {
  const identifiant = identifiantNormalise(texte);
  if (siretValide(identifiant) || ridetValide(identifiant)) return undefined;
  if (/^\d{9}$/.test(identifiant))
    return 'Ce numéro est un SIREN (9 chiffres). Donnez le SIRET de l’établissement : 14 chiffres.';
  if (/^\d{14}$/.test(identifiant))
    return 'Ce SIRET n’existe pas : un de ses chiffres est faux. Vérifiez-le sur votre avis de situation SIRENE.';
  return 'Un SIRET compte 14 chiffres. Vérifiez-le sur votre avis de situation SIRENE. En Nouvelle-Calédonie, donnez le RIDET.';
}

export const typeIdentifiant = (identifiant: string) =>
  identifiant.length === 14 ? ('siret' as const) : ('ridet' as const);

/** A RIDET only names an establishment of Nouvelle-Calédonie. */
export const refusRidetAilleurs = (identifiant: string, departementCode: string) =>
  typeIdentifiant(identifiant) === 'ridet' && departementCode !== NOUVELLE_CALEDONIE
    ? 'Le RIDET ne vaut qu’en Nouvelle-Calédonie. Donnez le SIRET de votre structure.'
    : undefined;

/** « 213 503 160 00019 », as it is written in letters. */
export const siretAffiche = (identifiant: string) =>
  identifiant.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4');
