// What the decomposition of Unicode leaves as it is, and the signs that have a fair neighbour in the set.
const REMPLACES: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  '’': "'",
  '‘': "'",
  '–': '-',
  '—': '-',
  _: '-',
  '&': '+',
  '«': '',
  '»': '',
  '"': '',
  '“': '',
  '”': '',
  '€': 'E',
};

/**
 * A text in the character set of SEPA (EPC217-08): letters without accents, figures and few signs; any other character
 * becomes a full stop. Cut at `longueur`; empty when nothing is left.
 */
export const enTexteSepa = (texte: string, longueur: number): string =>
  texte
    .normalize('NFKD')
    .replaceAll(/\p{Mark}|\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(/[^A-Za-z0-9/?:().,'+\s-]/gu, (signe) => REMPLACES[signe] ?? '.')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, longueur)
    .trimEnd();

/** True for an identifier that the banks carry as it is: it comes back unchanged (EPC132-08: no slash at its ends, none doubled). */
export const identifiantSepa = (identifiant: string): boolean =>
  /^[A-Za-z0-9?:().,'+-](?:[A-Za-z0-9/?:().,'+ -]{0,33}[A-Za-z0-9?:().,'+-])?$/.test(identifiant) &&
  !identifiant.includes('//');
