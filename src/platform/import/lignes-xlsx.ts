import { type Archive, ouvrirArchive } from './archive.ts';
import type { LigneBrute } from './lignes-csv.ts';
import { refusDeFichier } from './refus.ts';
import { balises, depuisXml, elements, lireTextes, prefixeDe, texteRiche } from './textes-xlsx.ts';

const CLASSEUR = 'xl/workbook.xml';
const JOUR_MS = 86_400_000;
// Day 25 569 of Excel is 1 January 1970; the workbooks of old Macs count from 1904.
const JOURS_AVANT_1970 = 25_569;
const DECALAGE_1904 = 1462;
/** Formats of dates that Excel does not write in the file (ECMA-376, §18.8.30). */
const DATES_CONNUES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** The rows of the first sheet of a workbook, as its cells are shown: whole numbers, dates as `AAAA-MM-JJ`. */
export async function* lignesXlsx(path: string): AsyncGenerator<LigneBrute> {
  const archive = await ouvrirArchive(path);
  try {
    const feuille = await premiereFeuille(archive);
    const lire = await lecteur(archive);
    let numero = 0;
    for await (const { xml, prefixe } of elements(archive, feuille, 'row')) {
      for (const ligne of balises(xml, `${prefixe}row`)) {
        numero = Number(attribut(ligne, 'r') ?? numero + 1);
        yield { numero, valeurs: cellules(ligne, prefixe, lire) };
      }
    }
  } finally {
    await archive.fermer();
  }
}

const attribut = (balise: string, nom: string) =>
  new RegExp(`\\s(?:\\w+:)?${nom}=["']([^"']*)["']`).exec(balise.slice(0, balise.indexOf('>')))?.[1];

/** The entry of the first sheet. @throws InvalidInput */
export async function premiereFeuille(archive: Archive): Promise<string> {
  if (!archive.contient(CLASSEUR))
    throw refusDeFichier(
      'Ce fichier n’est ni un tableau CSV, ni un classeur XLSX. Enregistrez-le dans l’un de ces formats.',
    );
  const classeur = await archive.texte(CLASSEUR);
  const [feuille = ''] = balises(classeur, `${prefixeDe(classeur)}sheet`);
  const relation = attribut(feuille, 'id');
  const relations = await archive.texte('xl/_rels/workbook.xml.rels');
  const cible = [...balises(relations, 'Relationship')].find((une) => attribut(une, 'Id') === relation);
  const nom = cible && attribut(cible, 'Target');
  const entree = nom?.startsWith('/') ? nom.slice(1) : `xl/${nom}`;
  if (!archive.contient(entree)) throw refusDeFichier('Ce classeur n’a pas de feuille qui se lise.');
  return entree;
}

type Lecteur = {
  readonly texte: (rang: number) => string;
  readonly dates: ReadonlySet<number>;
  readonly decalage: number;
};

async function lecteur(archive: Archive): Promise<Lecteur> {
  const textes = 'xl/sharedStrings.xml';
  const classeur = await archive.texte(CLASSEUR);
  return {
    texte: await lireTextes(archive, textes),
    dates: await stylesDeDate(archive),
    decalage: JOURS_AVANT_1970 - (/date1904=["'](?:1|true)/.test(classeur) ? DECALAGE_1904 : 0),
  };
}

/** The ranks of the cell styles that show a date. */
async function stylesDeDate(archive: Archive): Promise<ReadonlySet<number>> {
  const styles = await archive.texte('xl/styles.xml');
  const prefixe = prefixeDe(styles);
  const dates = new Set(DATES_CONNUES);
  for (const format of balises(styles, `${prefixe}numFmt`)) {
    const code = depuisXml(attribut(format, 'formatCode') ?? '').replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '');
    if (/[dy]/i.test(code)) dates.add(Number(attribut(format, 'numFmtId')));
  }
  const [cellXfs = ''] = balises(styles, `${prefixe}cellXfs`);
  const rangs = [...balises(cellXfs, `${prefixe}xf`)].map((xf) => Number(attribut(xf, 'numFmtId')));
  return new Set(rangs.flatMap((format, rang) => (dates.has(format) ? [rang] : [])));
}

const REFERENCE = /\sr=["']([A-Z]+)/;
const TYPE = /\st=["'](\w+)/;
const STYLE = /\ss=["'](\d+)/;

function cellules(ligne: string, prefixe: string, lire: Lecteur): string[] {
  const valeurs: string[] = [];
  for (const cellule of balises(ligne, `${prefixe}c`)) {
    const tete = cellule.slice(0, cellule.indexOf('>'));
    const reference = REFERENCE.exec(tete)?.[1];
    const colonne = reference ? rangDe(reference) : valeurs.length;
    while (valeurs.length < colonne) valeurs.push('');
    valeurs[colonne] = valeur(cellule, tete, prefixe, lire);
  }
  return valeurs;
}

/** « A » is 0, « AA » is 26. */
const rangDe = (lettres: string) => {
  let rang = 0;
  for (let ici = 0; ici < lettres.length; ici += 1) rang = rang * 26 + lettres.charCodeAt(ici) - 64;
  return Math.min(rang, 16_384) - 1;
};

function valeur(cellule: string, tete: string, prefixe: string, { texte, dates, decalage }: Lecteur): string {
  const type = TYPE.exec(tete)?.[1] ?? 'n';
  if (type === 'inlineStr') return texteRiche(cellule, prefixe);
  const debut = cellule.indexOf(`<${prefixe}v>`);
  if (debut < 0) return '';
  const brut = cellule.slice(debut + prefixe.length + 3, cellule.indexOf('</', debut));
  if (type === 's') return texte(Number(brut));
  if (type === 'b') return brut === '1' ? 'Oui' : 'Non';
  if (type === 'd') return brut.slice(0, 10);
  if (type !== 'n') return depuisXml(brut);
  if (dates.has(Number(STYLE.exec(tete)?.[1]))) return enDate(Math.floor(Number(brut)) - decalage);
  return enNombre(Number(brut));
}

const enDate = (jours: number) =>
  Number.isFinite(jours) && Math.abs(jours) < 100_000_000 ? new Date(jours * JOUR_MS).toISOString().slice(0, 10) : '';

/** « 21350316000019 », never « 2,1350316E+13 ». */
const enNombre = (nombre: number) => (Number.isSafeInteger(nombre) ? nombre.toFixed(0) : String(nombre));
