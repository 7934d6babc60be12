/** French words and numbers as people read them. Spaces that must not break are U+00A0. */
const NBSP = '\u00a0';
const entier = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const insecable = (texte: string) => texte.replaceAll(/[\u202f\s]/g, NBSP);

/** « 4 000 » */
export const nombre = (valeur: number) => insecable(entier.format(valeur));

/** « 50 000 € », « 49 999,99 € »: the amount is given in centimes. */
export const euros = (centimes: number) =>
  `${insecable(centimes % 100 === 0 ? entier.format(centimes / 100) : decimal.format(centimes / 100))}${NBSP}€`;

/** « 1 poste », « 12 postes », « aucun poste » */
export function pluriel(quantite: number, singulier: string, auPluriel = `${singulier}s`, zero = `aucun ${singulier}`) {
  if (quantite === 0) return zero;
  return `${nombre(quantite)}${NBSP}${quantite >= 2 ? auPluriel : singulier}`;
}

/** « 12 Ko », « 3,4 Mo »: the size of a file. */
export const octetsEcrits = (octets: number): string =>
  octets < 1_000_000
    ? `${nombre(Math.max(1, Math.round(octets / 1000)))}${NBSP}Ko`
    : `${insecable((Math.round(octets / 100_000) / 10).toLocaleString('fr-FR'))}${NBSP}Mo`;

/** « 62,5 % » of a ratio between 0 and 1. */
export const pourcentage = (ratio: number) =>
  `${insecable((Math.round(ratio * 1000) / 10).toLocaleString('fr-FR'))}${NBSP}%`;

/** The name to search and sort on: no accent, no case, one space between words. Stored as `nom_tri`. */
export const nomTri = (texte: string) =>
  texte
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/** What a person typed, cleaned: Unicode composed, control characters and double spaces removed. */
export const saisieNettoyee = (texte: string) =>
  texte
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u202a-\u202e\ufeff]/g, '')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\r\n?/g, '\n')
    .trim();

/** « a, b et c » */
export const enumeration = (mots: readonly string[]) =>
  mots.length < 2 ? mots.join('') : `${mots.slice(0, -1).join(', ')} et ${mots.at(-1)}`;

/** « de Camille », « d’Alix » */
export const avecDe = (nom: string) => (/^[aeiouy]/.test(nomTri(nom)) ? `d’${nom}` : `de ${nom}`);

/** « 06 12 34 56 78 »; other numbers as they were given. */
export const telephoneEcrit = (numero: string) =>
  /^0\d{9}$/.test(numero) ? (numero.match(/\d{2}/g) ?? []).join(NBSP) : numero;

/** A sentence with its French spaces: those before : ; ? ! » and after « never break. */
export const phrase = (texte: string) => texte.replaceAll(/ ([:;?!»])/g, `${NBSP}$1`).replaceAll('« ', `«${NBSP}`);
