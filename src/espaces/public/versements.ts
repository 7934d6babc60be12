import { REPERES } from '#domain/statistiques/index.ts';
import { enumeration, pourcentage } from '#platform/texte.ts';

const EN_LETTRES: Readonly<Record<number, string>> = { 1: 'un mois', 6: 'six mois', 12: 'un an' };

/** « un mois », « six mois », « un an » */
export const delaiEnLettres = (mois: number) => EN_LETTRES[mois] ?? `${mois} mois`;

/** « 20 % un mois, 30 % six mois et 50 % un an après la signature du contrat » */
export const versementsEnClair = `${enumeration(
  REPERES.versements.map(({ mois, part }) => `${pourcentage(part)} ${delaiEnLettres(mois)}`),
)} après la signature du contrat`;
