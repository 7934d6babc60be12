import { type Ecriture, ecrire, type Table } from './colonnes.ts';
import { decimal } from './csv.ts';
import { LIGNES_PAR_FEUILLE, lettres, mesurer, nomDeFeuille } from './feuilles.ts';
import { TAILLE_DE_MORCEAU } from './flux.ts';
import { jourFrancais, momentFrancais } from './moments.ts';
import { ouvrir, type Source } from './source.ts';
import {
  classeur,
  type Feuille,
  fermeFeuille,
  ouvreFeuille,
  relations,
  relationsDuClasseur,
  STYLE,
  styles,
  types,
} from './xlsx-parties.ts';
import { enXml } from './xml.ts';
import { archiver, type Entree } from './zip.ts';

// Excel calls a file damaged when a cell holds more.
const CARACTERES_PAR_CELLULE = 32_767;
const JOUR = 86_400_000;
// Excel knows no date before 1900, and counts a 29 February 1900 that never was.
const PREMIER_JOUR = Date.UTC(1900, 2, 1);

// Excel reads _x0041_ as « A »: the underscore of a text that looks so is written as its own code (ECMA-376, ST_Xstring).
const enLigne = (texte: string, style: number) =>
  `" s="${style}" t="inlineStr"><is><t xml:space="preserve">${enXml(
    texte.slice(0, CARACTERES_PAR_CELLULE).replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_'),
  )}</t></is></c>`;
const valeur = (nombre: number | string, style: number) => `" s="${style}"><v>${nombre}</v></c>`;
const moment = (horlogeMs: number, style: number, enTexte: (horlogeMs: number) => string) =>
  horlogeMs < PREMIER_JOUR
    ? enLigne(enTexte(horlogeMs), STYLE.texte)
    : valeur(25_569 + Math.floor(horlogeMs / 1000) / (JOUR / 1000), style);

/** What follows the reference of a cell; an empty cell is not written at all. */
const enXlsx: Ecriture = {
  vide: '',
  texte: (texte) => enLigne(texte, texte.includes('\n') ? STYLE.lignes : STYLE.texte),
  nombre: (nombre) => valeur(nombre, Number.isInteger(nombre) ? STYLE.entier : 0),
  euros: (centimes) => valeur(decimal(centimes, '.'), STYLE.euros),
  date: (horlogeMs) => moment(Math.floor(horlogeMs / JOUR) * JOUR, STYLE.date, jourFrancais),
  dateHeure: (horlogeMs) => moment(horlogeMs, STYLE.dateHeure, momentFrancais),
};

/** The table as a workbook of Excel, its rows compressed as they come. */
export const xlsx = <Ligne>(table: Table<Ligne>, lignesParFeuille = LIGNES_PAR_FEUILLE) =>
  xlsxDe([table], lignesParFeuille);

/** Several tables in one workbook, a sheet each, or more for one that does not hold on a sheet. */
export async function* xlsxDe<Ligne>(tables: readonly Table<Ligne>[], lignesParFeuille = LIGNES_PAR_FEUILLE) {
  const ouvertes = tables.map((table) => ({ table, source: ouvrir(table.lignes) }));
  try {
    yield* archiver(parties(ouvertes, lignesParFeuille));
  } finally {
    for (const { source } of ouvertes) await source.fermer();
  }
}

type Ouverte<Ligne> = { readonly table: Table<Ligne>; readonly source: Source<Ligne> };
async function* parties<Ligne>(ouvertes: readonly Ouverte<Ligne>[], max: number): AsyncGenerator<Entree> {
  const feuilles: Feuille[] = [];
  yield { nom: '_rels/.rels', contenu: [relations] };
  yield { nom: 'xl/styles.xml', contenu: [styles] };
  for (const { table, source } of ouvertes) {
    const largeurs = await mesurer(table.colonnes, source);
    const derniere = lettres(table.colonnes.length - 1);
    let numero = 0;
    do {
      numero += 1;
      const fermer = (lignes: number) => {
        const etendue = `A1:${derniere}${lignes}`;
        feuilles.push({ nom: nomDeFeuille(table.titre, numero), etendue });
        return fermeFeuille(etendue);
      };
      const nom = `xl/worksheets/sheet${feuilles.length + 1}.xml`;
      yield { nom, contenu: feuille(table, source, max, largeurs, fermer) };
    } while ((await source.regarder(1)).length > 0);
  }
  yield { nom: 'xl/workbook.xml', contenu: [classeur(feuilles)] };
  yield { nom: 'xl/_rels/workbook.xml.rels', contenu: [relationsDuClasseur(feuilles.length)] };
  yield { nom: '[Content_Types].xml', contenu: [types(feuilles.length)] };
}

async function* feuille<Ligne>(
  { colonnes }: Table<Ligne>,
  source: Source<Ligne>,
  max: number,
  largeurs: readonly number[],
  fermer: (lignes: number) => string,
): AsyncGenerator<string> {
  const places = colonnes.map((colonne, i) => ({ ...colonne, debut: `<c r="${lettres(i)}` }));
  const titres = places.map(({ titre, debut }) => `${debut}1${enLigne(titre, STYLE.entete)}`).join('');
  let numero = 1;
  let morceau = `${ouvreFeuille(largeurs)}<row r="1">${titres}</row>`;
  while (numero < max) {
    const ligne = await source.suivante();
    if (ligne === undefined) break;
    numero += 1;
    morceau += `<row r="${numero}">`;
    for (const { debut, format, valeur } of places) {
      const cellule = ecrire(enXlsx, format, valeur(ligne));
      if (cellule) morceau += debut + numero + cellule;
    }
    morceau += '</row>';
    if (morceau.length < TAILLE_DE_MORCEAU) continue;
    yield morceau;
    morceau = '';
  }
  yield morceau + fermer(numero);
}
