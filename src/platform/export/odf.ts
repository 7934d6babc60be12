import { enXml, XML } from './xml.ts';

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns';
const NAMESPACES = {
  office: `${OASIS}:office:1.0`,
  table: `${OASIS}:table:1.0`,
  text: `${OASIS}:text:1.0`,
  style: `${OASIS}:style:1.0`,
  number: `${OASIS}:datastyle:1.0`,
  fo: `${OASIS}:xsl-fo-compatible:1.0`,
  meta: `${OASIS}:meta:1.0`,
  config: `${OASIS}:config:1.0`,
  svg: `${OASIS}:svg-compatible:1.0`,
  dc: 'http://purl.org/dc/elements/1.1/',
  xlink: 'http://www.w3.org/1999/xlink',
};
const xmlns = Object.entries(NAMESPACES)
  .map(([prefixe, uri]) => ` xmlns:${prefixe}="${uri}"`)
  .join('');

/** The opening of one of the four XML files of an OpenDocument (version 1.3). */
export const ouvreOdf = (racine: string) => `${XML}<office:${racine}${xmlns} office:version="1.3">`;
export const fermeOdf = (racine: string) => `</office:${racine}>`;

/** The list of the files, asked by ODF 1.3 part 2. */
export const manifeste = (type: string, fichiers: readonly string[]) =>
  `${XML}<manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0" manifest:version="1.3">` +
  `<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${type}"/>` +
  fichiers.map((nom) => `<manifest:file-entry manifest:full-path="${nom}" manifest:media-type="text/xml"/>`).join('') +
  '</manifest:manifest>';

/** Text inside a paragraph: OpenDocument folds spaces, tabs and line ends that are not elements. */
export const texteOdf = (texte: string) =>
  enXml(texte)
    .replaceAll('\t', '<text:tab/>')
    .replaceAll('\n', '<text:line-break/>')
    .replaceAll(/^ +| +$| {2,}/g, (espaces) => `<text:s text:c="${espaces.length}"/>`);
