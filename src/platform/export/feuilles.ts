import { type Colonne, type Ecriture, ecrire } from './colonnes.ts';
import { enCsv } from './csv.ts';
import type { Source } from './source.ts';

/** Rows of a sheet in both spreadsheets, titles included: the rest goes on a next sheet. */
export const LIGNES_PAR_FEUILLE = 1_048_576;

const LIGNES_REGARDEES = 100;
const affiche: Ecriture = { ...enCsv, texte: (texte) => texte };
const longueur = (texte: string) => Math.max(...texte.split(/\r?\n/).map((ligne) => ligne.length));

/** The width of each column in characters, from its title and the first rows. */
export async function mesurer<Ligne>(colonnes: readonly Colonne<Ligne>[], source: Source<Ligne>) {
  const premieres = await source.regarder(LIGNES_REGARDEES);
  return colonnes.map(({ titre, valeur, format }) => {
    const marge = format === 'euros' ? 4 : 1;
    const longueurs = premieres.map((ligne) => longueur(ecrire(affiche, format, valeur(ligne))) + marge);
    const plusLong = Math.max(titre.length + 4, ...longueurs);
    return Math.min(Math.max(plusLong, 8), 60);
  });
}

/** The name of the sheet: 31 characters, none of those that spreadsheets refuse. */
export function nomDeFeuille(titre: string, numero: number): string {
  const suite = numero > 1 ? ` (${numero})` : '';
  const nom = titre.replaceAll(/[[\]:*?/\\\s]+/g, ' ').replaceAll(/^[' ]+|[' ]+$/g, '');
  return `${(nom || 'Feuille').slice(0, 31 - suite.length).trimEnd()}${suite}`;
}

/** « A », « Z », « AA » */
export function lettres(colonne: number): string {
  const reste = String.fromCharCode(65 + (colonne % 26));
  return colonne < 26 ? reste : lettres(Math.floor(colonne / 26) - 1) + reste;
}
