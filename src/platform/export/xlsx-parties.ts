import { enXml, XML } from './xml.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places in `cellXfs` below. */
export const STYLE = { entete: 1, texte: 2, entier: 3, euros: 4, date: 5, dateHeure: 6, lignes: 7 } as const;

const xf = (attributs: string) => `<xf borderId="0" xfId="0" ${attributs}/>`;
const format = (numFmtId: number) => xf(`numFmtId="${numFmtId}" fontId="0" fillId="0" applyNumberFormat="1"`);

export const styles =
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="3">` +
  '<numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;€&quot;"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/>' +
  '<numFmt numFmtId="166" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">' +
  xf('numFmtId="0" fontId="0" fillId="0"') +
  xf('numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"') +
  `${format(49)}${format(1)}${format(164)}${format(165)}${format(166)}` +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

export const relations = `${XML}<Relationships xmlns="${RELATIONS}">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`;

function relation(id: number, type: string, cible: string) {
  return `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${cible}"/>`;
}

/** The part of a sheet above its rows. */
export const ouvreFeuille = (largeurs: readonly number[]) =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
  '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><cols>' +
  largeurs.map((largeur, i) => `<col min="${i + 1}" max="${i + 1}" width="${largeur}" customWidth="1"/>`).join('') +
  '</cols><sheetData>';

/** The part below them. */
export const fermeFeuille = (etendue: string) => `</sheetData><autoFilter ref="${etendue}"/></worksheet>`;

export type Feuille = { readonly nom: string; readonly etendue: string };

/** The workbook. The hidden name is what makes Excel and LibreOffice agree on the filter of each sheet. */
export const classeur = (feuilles: readonly Feuille[]) =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
  feuilles.map(({ nom }, i) => `<sheet name="${enXml(nom)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('') +
  `</sheets><definedNames>${feuilles.map(nomDuFiltre).join('')}</definedNames></workbook>`;

function nomDuFiltre({ nom, etendue }: Feuille, i: number) {
  const cellules = etendue.replaceAll(/[A-Z]+|\d+/g, (partie) => `$${partie}`);
  const feuille = enXml(nom.replaceAll("'", "''"));
  return `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">'${feuille}'!${cellules}</definedName>`;
}

export const relationsDuClasseur = (nombre: number) =>
  `${XML}<Relationships xmlns="${RELATIONS}">` +
  Array.from({ length: nombre }, (_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('') +
  `${relation(nombre + 1, 'styles', 'styles.xml')}</Relationships>`;

export const types = (nombre: number) =>
  `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
  Array.from(
    { length: nombre },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  ).join('') +
  '</Types>';
