// The number that names an establishment: SIRET, or RIDET in Nouvelle-Calédonie.
import { siretValide } from '#platform/siret.ts';

const NOUVELLE_CALEDONIE = '988';

/** What was typed, without spaces, dots nor dashes. */
export const identifiantNormalise = (texte: string) => texte.replaceAll(/[\s\u00a0\u202f.\-_]/g, '').toUpperCase();

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
