import { XML } from '#platform/export/xml.ts';
import { LARGEUR } from './docx-blocs.ts';
import { WORD } from './docx-parties.ts';

const CONNUS_DE_WORD = /^(Title|Subtitle|heading \d|List Bullet|footer)$/;

// ECMA-376 orders the children of each element: name, basedOn, next, qFormat, pPr, rPr; Word refuses any other order.
const paragraphe = (id: string, nom: string, proprietes: string, texte = '', suivant = id) =>
  `<w:style w:type="paragraph"${CONNUS_DE_WORD.test(nom) ? '' : ' w:customStyle="1"'} w:styleId="${id}"><w:name w:val="${nom}"/><w:basedOn w:val="Normal"/><w:next w:val="${suivant}"/><w:qFormat/>` +
  `<w:pPr>${proprietes}</w:pPr><w:rPr>${texte}</w:rPr></w:style>`;

const taille = (demiPoints: number) => `<w:sz w:val="${demiPoints}"/><w:szCs w:val="${demiPoints}"/>`;
const espace = (avant: number, apres: number) => `<w:spacing w:before="${avant}" w:after="${apres}"/>`;

const titre = (niveau: 1 | 2 | 3, demiPoints: number) =>
  paragraphe(
    `Heading${niveau}`,
    `heading ${niveau}`,
    `<w:keepNext/><w:keepLines/>${espace(283, 113)}<w:outlineLvl w:val="${niveau - 1}"/>`,
    `<w:b/>${taille(demiPoints)}`,
    'Normal',
  );

const TABLEAU =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>' +
  '<w:style w:type="table" w:customStyle="1" w:styleId="Tableau"><w:name w:val="Tableau"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>' +
  ['bottom', 'insideH'].map((bord) => `<w:${bord} w:val="single" w:sz="4" w:space="0" w:color="929292"/>`).join('') +
  '</w:tblBorders><w:tblCellMar>' +
  ['top', 'left', 'bottom', 'right'].map((bord) => `<w:${bord} w:w="68" w:type="dxa"/>`).join('') +
  '</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/></w:tcPr></w:tblStylePr></w:style>';

/** `word/styles.xml`: what the author of the file finds, and may change, in the list of styles. */
export const STYLES =
  `${XML}<w:styles ${WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>` +
  `<w:color w:val="161616"/>${taille(22)}<w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/><w:spacing w:after="113" w:line="288" w:lineRule="auto"/></w:pPr></w:style>' +
  paragraphe(
    'Title',
    'Title',
    `<w:keepNext/>${espace(0, 113)}`,
    `<w:b/><w:color w:val="000091"/>${taille(44)}`,
    'Normal',
  ) +
  paragraphe(
    'Subtitle',
    'Subtitle',
    `<w:keepNext/>${espace(0, 340)}`,
    `<w:color w:val="3A3A3A"/>${taille(26)}`,
    'Normal',
  ) +
  `${titre(1, 32)}${titre(2, 26)}${titre(3, 23)}` +
  paragraphe('ListBullet', 'List Bullet', `<w:numPr><w:numId w:val="1"/></w:numPr>${espace(0, 57)}`) +
  paragraphe(
    'Encadre',
    'Encadré',
    `<w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="000091"/></w:pBdr>${espace(0, 85)}<w:ind w:left="227"/>`,
  ) +
  paragraphe('Cellule', 'Cellule', espace(0, 0), taille(20)) +
  paragraphe('EnteteDeTableau', 'En-tête de tableau', `<w:keepNext/>${espace(0, 0)}`, `<w:b/>${taille(20)}`) +
  paragraphe(
    'Espace',
    'Espace',
    '<w:spacing w:before="0" w:after="0" w:line="170" w:lineRule="exact"/>',
    taille(8),
    'Normal',
  ) +
  paragraphe(
    'Footer',
    'footer',
    `<w:tabs><w:tab w:val="right" w:pos="${LARGEUR}"/></w:tabs>${espace(0, 0)}`,
    `<w:color w:val="3A3A3A"/>${taille(17)}`,
  ) +
  '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/></w:rPr></w:style>' +
  `${TABLEAU}</w:styles>`;
