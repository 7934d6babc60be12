import { fermeOdf, ouvreOdf, texteOdf } from '#platform/export/odf.ts';
import type { Document } from './document.ts';

const paragraphe = (nom: string, parent: string, proprietes: string, texte = '', attributs = '') =>
  `<style:style style:name="${nom}" style:family="paragraph" style:parent-style-name="${parent}" style:class="text"${attributs}>` +
  `<style:paragraph-properties ${proprietes}/>${texte && `<style:text-properties ${texte}/>`}</style:style>`;

const titre = (niveau: 1 | 2 | 3, taille: string) =>
  paragraphe(
    `Heading_20_${niveau}`,
    'Standard',
    'fo:margin-top="0.5cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
    `fo:font-size="${taille}" fo:font-weight="bold"`,
    ` style:display-name="Heading ${niveau}" style:next-style-name="Standard" style:default-outline-level="${niveau}"`,
  );

const STYLES =
  '<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"/>' +
  '<style:text-properties style:font-name="Texte" fo:font-size="11pt" fo:language="fr" fo:country="FR" fo:color="#161616"/></style:default-style>' +
  '<style:style style:name="Standard" style:family="paragraph" style:class="text"><style:paragraph-properties fo:margin-bottom="0.2cm" fo:line-height="120%"/></style:style>' +
  paragraphe(
    'Title',
    'Standard',
    'fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
    'fo:font-size="22pt" fo:font-weight="bold" fo:color="#000091"',
  ) +
  paragraphe(
    'Subtitle',
    'Standard',
    'fo:margin-bottom="0.6cm" fo:keep-with-next="always"',
    'fo:font-size="13pt" fo:color="#3a3a3a"',
  ) +
  titre(1, '16pt') +
  titre(2, '13pt') +
  titre(3, '11.5pt') +
  paragraphe('Element', 'Standard', 'fo:margin-bottom="0.1cm"') +
  paragraphe(
    'Encadre',
    'Standard',
    'fo:margin="0cm" fo:padding="0.15cm" fo:padding-left="0.4cm" fo:border="none" fo:border-left="3pt solid #000091"',
  ) +
  paragraphe('Espace', 'Standard', 'fo:margin="0cm" fo:line-height="0.3cm"', 'fo:font-size="4pt"') +
  paragraphe('Saut', 'Standard', 'fo:margin="0cm" fo:line-height="0.1cm" fo:break-after="page"', 'fo:font-size="2pt"') +
  paragraphe('Footer', 'Standard', 'fo:margin="0cm"', 'fo:font-size="8.5pt" fo:color="#3a3a3a"') +
  ['start', 'center', 'end']
    .map((cote) =>
      paragraphe(`Cellule_20_${cote}`, 'Standard', `fo:margin="0cm" fo:text-align="${cote}"`, 'fo:font-size="10pt"'),
    )
    .join('') +
  '<style:style style:name="Gras" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>' +
  '<text:list-style style:name="Puces"><text:list-level-style-bullet text:level="1" text:bullet-char="•">' +
  '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.8cm" fo:text-indent="-0.4cm" fo:margin-left="0.8cm"/></style:list-level-properties>' +
  '</text:list-level-style-bullet></text:list-style>';

const PAGE =
  '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin="2cm"/>' +
  '<style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>' +
  '<style:style style:name="Pied" style:family="paragraph" style:parent-style-name="Footer"><style:paragraph-properties>' +
  '<style:tab-stops><style:tab-stop style:position="17cm" style:type="right"/></style:tab-stops></style:paragraph-properties></style:style>';

/** `styles.xml`: what the author of the file finds in the list of styles, and the numbered pages. */
export const styles = ({ piedDePage = '' }: Document) =>
  `${ouvreOdf('document-styles')}<office:font-face-decls><style:font-face style:name="Texte" svg:font-family="'Liberation Sans', Arial, sans-serif"/></office:font-face-decls>` +
  `<office:styles>${STYLES}</office:styles><office:automatic-styles>${PAGE}</office:automatic-styles>` +
  '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>' +
  `<text:p text:style-name="Pied">${texteOdf(piedDePage)}<text:tab/>Page <text:page-number text:select-page="current">1</text:page-number> sur <text:page-count>1</text:page-count></text:p>` +
  `</style:footer></style:master-page></office:master-styles>${fermeOdf('document-styles')}`;

/** `meta.xml` */
export const meta = ({ titre: nom, creeLe, langue }: Document) =>
  `${ouvreOdf('document-meta')}<office:meta><meta:generator>Conseillers numériques</meta:generator><dc:title>${texteOdf(nom)}</dc:title>` +
  `<meta:creation-date>${creeLe.toISOString().slice(0, 19)}Z</meta:creation-date><dc:date>${creeLe.toISOString().slice(0, 19)}Z</dc:date>` +
  `<dc:language>${langue}</dc:language></office:meta>${fermeOdf('document-meta')}`;
