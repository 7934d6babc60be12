import { enXml, XML } from '#platform/export/xml.ts';
import type { Document } from './document.ts';
import { LARGEUR, runs } from './docx-blocs.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PAQUET = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The namespaces of a part of the text. */
export const WORD = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}"`;

/** `[Content_Types].xml` */
export const TYPES =
  `${XML}<Types xmlns="${PAQUET}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>` +
  ['styles', 'numbering', 'footer1']
    .map((nom) => `<Override PartName="/word/${nom}.xml" ContentType="${TYPE}.${nom.replace(/\d/, '')}+xml"/>`)
    .join('') +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>';

const relations = (...liens: readonly (readonly [type: string, cible: string])[]) =>
  `${XML}<Relationships xmlns="${PAQUET}/relationships">${liens
    .map(([type, cible], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${cible}"/>`)
    .join('')}</Relationships>`;

/** What each part leans on. */
export const RELATIONS = {
  paquet: relations(
    [`${OFFICE}/officeDocument`, 'word/document.xml'],
    [`${PAQUET}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  ),
  document: relations(
    [`${OFFICE}/styles`, 'styles.xml'],
    [`${OFFICE}/numbering`, 'numbering.xml'],
    [`${OFFICE}/footer`, 'footer1.xml'],
  ),
} as const;

/** `docProps/core.xml` */
export function proprietes({ titre, creeLe, langue }: Document): string {
  const moment = `xsi:type="dcterms:W3CDTF">${creeLe.toISOString().slice(0, 19)}Z`;
  return (
    `${XML}<cp:coreProperties xmlns:cp="${PAQUET}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${enXml(titre)}</dc:title><dc:creator>Conseillers numériques</dc:creator><dc:language>${langue}</dc:language>` +
    `<dcterms:created ${moment}</dcterms:created><dcterms:modified ${moment}</dcterms:modified></cp:coreProperties>`
  );
}

/** `word/numbering.xml`: the bullets that the style of lists names. */
export const NUMEROTATION =
  `${XML}<w:numbering ${WORD}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">` +
  '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>' +
  '<w:pPr><w:ind w:left="454" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>' +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';

const champ = (nom: string) => `<w:fldSimple w:instr=" ${nom} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

/** `word/footer1.xml`: the foot of each page and its number. */
export function pied({ piedDePage = '' }: Document): string {
  const numero = `${runs(`${piedDePage}\tPage `)}${champ('PAGE')}${runs(' sur ')}${champ('NUMPAGES')}`;
  return `${XML}<w:ftr ${WORD}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${numero}</w:p></w:ftr>`;
}

/** `word/document.xml`, before its text. */
export const OUVRE_DOCUMENT = `${XML}<w:document ${WORD}><w:body>`;

const MARGE = 1134;
/** A4 upright, 2 cm around, ends the text. */
export const FERME_DOCUMENT =
  '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>' +
  `<w:pgSz w:w="${LARGEUR + 2 * MARGE}" w:h="16838"/>` +
  `<w:pgMar w:top="${MARGE}" w:right="${MARGE}" w:bottom="${MARGE}" w:left="${MARGE}" w:header="567" w:footer="567" w:gutter="0"/>` +
  '</w:sectPr></w:body></w:document>';
