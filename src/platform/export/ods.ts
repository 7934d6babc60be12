import { type Ecriture, ecrire, type Table } from './colonnes.ts';
import { decimal, enCsv } from './csv.ts';
import { LIGNES_PAR_FEUILLE, lettres, mesurer, nomDeFeuille } from './feuilles.ts';
import { TAILLE_DE_MORCEAU } from './flux.ts';
import { jourFrancais, momentFrancais } from './moments.ts';
import { manifeste, texteOdf } from './odf.ts';
import { type Feuille, fermeContenu, ouvreContenu, reglages, styles } from './ods-parties.ts';
import { ouvrir, type Source } from './source.ts';
import { enXml } from './xml.ts';
import { archiver, type Entree } from './zip.ts';

export const TYPE_ODS = 'application/vnd.oasis.opendocument.spreadsheet';

const cellule = (style: string, type: string, valeur: string, affiche: string) =>
  `<table:table-cell table:style-name="${style}" office:value-type="${type}"${valeur}><text:p>${affiche}</text:p></table:table-cell>`;
const moment = (horlogeMs: number, longueur: number) =>
  ` office:date-value="${new Date(horlogeMs).toISOString().slice(0, longueur)}"`;
// One paragraph a line: a spreadsheet shows and filters them so.
const enTexte = (texte: string, style: string) =>
  cellule(
    style,
    'string',
    '',
    texte
      .split(/\r\n|\r|\n/)
      .map(texteOdf)
      .join('</text:p><text:p>'),
  );

const enOds: Ecriture = {
  vide: '<table:table-cell/>',
  texte: (texte) => enTexte(texte, 'texte'),
  nombre: (nombre) => {
    const style = Number.isInteger(nombre) ? 'entier' : 'Default';
    return cellule(style, 'float', ` office:value="${nombre}"`, enCsv.nombre(nombre));
  },
  euros: (centimes) => {
    const valeur = ` office:currency="EUR" office:value="${decimal(centimes, '.')}"`;
    return cellule('euros', 'currency', valeur, `${decimal(centimes, ',')} €`);
  },
  date: (horlogeMs) => cellule('date', 'date', moment(horlogeMs, 10), jourFrancais(horlogeMs)),
  dateHeure: (horlogeMs) => cellule('dateHeure', 'date', moment(horlogeMs, 19), momentFrancais(horlogeMs)),
};

/** The table as an OpenDocument spreadsheet, its rows compressed as they come. */
export const ods = <Ligne>(table: Table<Ligne>, lignesParFeuille = LIGNES_PAR_FEUILLE) =>
  odsDe([table], lignesParFeuille);

/** Several tables in one spreadsheet, a sheet each, or more for one that does not hold on a sheet. */
export async function* odsDe<Ligne>(tables: readonly Table<Ligne>[], lignesParFeuille = LIGNES_PAR_FEUILLE) {
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
  yield { nom: 'mimetype', brut: TYPE_ODS };
  yield { nom: 'META-INF/manifest.xml', contenu: [manifeste(TYPE_ODS, ['content.xml', 'styles.xml', 'settings.xml'])] };
  yield { nom: 'styles.xml', contenu: [styles] };
  yield { nom: 'content.xml', contenu: contenu(ouvertes, max, feuilles) };
  yield { nom: 'settings.xml', contenu: [reglages(feuilles)] };
}

/** The sheets, each noted in `feuilles` when it is written. */
async function* contenu<Ligne>(ouvertes: readonly Ouverte<Ligne>[], max: number, feuilles: Feuille[]) {
  const largeurs: number[] = [];
  for (const { table, source } of ouvertes) largeurs.push(...(await mesurer(table.colonnes, source)));
  yield ouvreContenu(largeurs);
  // The widths of all the tables stand one after the other: each takes its own.
  let premiere = 0;
  for (const { table, source } of ouvertes) {
    let numero = 0;
    do {
      numero += 1;
      const nom = nomDeFeuille(table.titre, numero);
      yield ouvreTable(table, nom, premiere);
      const lignes = yield* rangees(table, source, max);
      yield '</table:table>';
      feuilles.push({ nom, etendue: `A1:${lettres(table.colonnes.length - 1)}${lignes}` });
    } while ((await source.regarder(1)).length > 0);
    premiere += table.colonnes.length;
  }
  yield fermeContenu(feuilles);
}

const ouvreTable = <Ligne>({ colonnes }: Table<Ligne>, nom: string, premiere: number) =>
  `<table:table table:name="${enXml(nom)}">` +
  colonnes.map((_, i) => `<table:table-column table:style-name="co${premiere + i}"/>`).join('') +
  '<table:table-header-rows><table:table-row>' +
  `${colonnes.map(({ titre }) => enTexte(titre, 'entete')).join('')}</table:table-row></table:table-header-rows>`;

async function* rangees<Ligne>({ colonnes }: Table<Ligne>, source: Source<Ligne>, max: number) {
  let numero = 1;
  let morceau = '';
  while (numero < max) {
    const ligne = await source.suivante();
    if (ligne === undefined) break;
    numero += 1;
    morceau += '<table:table-row>';
    for (const { format, valeur } of colonnes) morceau += ecrire(enOds, format, valeur(ligne));
    morceau += '</table:table-row>';
    if (morceau.length < TAILLE_DE_MORCEAU) continue;
    yield morceau;
    morceau = '';
  }
  yield morceau;
  return numero;
}
