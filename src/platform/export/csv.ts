import { type Ecriture, ecrire, type Table } from './colonnes.ts';
import { TAILLE_DE_MORCEAU } from './flux.ts';
import { jourFrancais, momentFrancais } from './moments.ts';
import { sansIllegaux } from './xml.ts';

const BOM = '\ufeff';

/** Cells as a French spreadsheet reads them: decimal comma, DD/MM/YYYY in Paris. */
export const enCsv: Ecriture = {
  vide: '',
  texte: (texte) => entreGuillemets(sansFormule(sansIllegaux(texte))),
  nombre: (nombre) => String(nombre).replace('.', ','),
  euros: (centimes) => decimal(centimes, ','),
  date: jourFrancais,
  dateHeure: momentFrancais,
};

/** Whole centimes as decimal euros, without going through a binary fraction: « -0,05 ». */
export function decimal(centimes: number, separateur: ',' | '.'): string {
  const absolu = Math.abs(centimes);
  const cents = String(absolu % 100).padStart(2, '0');
  return `${centimes < 0 ? '-' : ''}${Math.trunc(absolu / 100)}${separateur}${cents}`;
}

// OWASP, « CSV Injection »: a text that a spreadsheet would run as a formula.
const sansFormule = (texte: string) => (/^[=+\-@\t\r\n]/.test(texte) ? `'${texte}` : texte);
const entreGuillemets = (texte: string) =>
  /[;"\r\n]|^\s|\s$/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;

/** The table as CSV: `;`, UTF-8 with its mark, CRLF. */
export async function* csv<Ligne>({ colonnes, lignes }: Table<Ligne>): AsyncGenerator<string> {
  yield `${BOM}${colonnes.map(({ titre }) => enCsv.texte(titre)).join(';')}\r\n`;
  let morceau = '';
  for await (const ligne of lignes) {
    morceau += colonnes.map(({ valeur, format }) => ecrire(enCsv, format, valeur(ligne))).join(';');
    morceau += '\r\n';
    if (morceau.length < TAILLE_DE_MORCEAU) continue;
    yield morceau;
    morceau = '';
  }
  if (morceau) yield morceau;
}
