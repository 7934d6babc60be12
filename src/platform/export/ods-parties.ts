import { fermeOdf, ouvreOdf } from './odf.ts';
import { enXml } from './xml.ts';

const CELLULE = '<style:style style:family="table-cell" style:parent-style-name="Default"';
const JOUR = '<number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/>';
const ANNEE = '<number:text>/</number:text><number:year number:style="long"/>';
const HEURE =
  '<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/>';
const EUROS =
  '<number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/>' +
  '<number:text> </number:text><number:currency-symbol number:language="fr" number:country="FR">€</number:currency-symbol>';

// About 2 mm a character of the default font.
const colonne = (largeur: number, i: number) =>
  `<style:style style:name="co${i}" style:family="table-column"><style:table-column-properties style:column-width="${(largeur * 0.2 + 0.3).toFixed(1)}cm"/></style:style>`;

/** The part of `content.xml` above the first sheet. */
export const ouvreContenu = (largeurs: readonly number[]) =>
  `${ouvreOdf('document-content')}<office:automatic-styles>${largeurs.map(colonne).join('')}` +
  '<number:number-style style:name="n-entier"><number:number number:decimal-places="0" number:min-integer-digits="1"/></number:number-style>' +
  `<number:currency-style style:name="n-euros">${EUROS}</number:currency-style>` +
  `<number:date-style style:name="n-date">${JOUR}${ANNEE}</number:date-style>` +
  `<number:date-style style:name="n-dateHeure">${JOUR}${ANNEE}${HEURE}</number:date-style>` +
  '<number:text-style style:name="n-texte"><number:text-content/></number:text-style>' +
  `${CELLULE} style:name="entete" style:data-style-name="n-texte"><style:table-cell-properties fo:background-color="#eeeeee"/><style:text-properties fo:font-weight="bold"/></style:style>` +
  ['texte', 'entier', 'euros', 'date', 'dateHeure']
    .map((nom) => `${CELLULE} style:name="${nom}" style:data-style-name="n-${nom}"/>`)
    .join('') +
  '</office:automatic-styles><office:body><office:spreadsheet>';

export type Feuille = { readonly nom: string; readonly etendue: string };

const adresse = ({ nom, etendue }: Feuille) => {
  const [debut, fin] = etendue.split(':');
  const feuille = `'${nom.replaceAll("'", "''")}'`;
  return enXml(`${feuille}.${debut}:${feuille}.${fin}`);
};

/** The part below the last one: the filter of each. */
export const fermeContenu = (feuilles: readonly Feuille[]) =>
  '<table:database-ranges>' +
  feuilles
    .map(
      (feuille, i) =>
        `<table:database-range table:name="__Anonymous_Sheet_DB__${i}" table:target-range-address="${adresse(feuille)}" table:display-filter-buttons="true"/>`,
    )
    .join('') +
  `</table:database-ranges></office:spreadsheet></office:body>${fermeOdf('document-content')}`;

export const styles =
  `${ouvreOdf('document-styles')}<office:styles><style:default-style style:family="table-cell">` +
  '<style:text-properties style:font-name="Liberation Sans" fo:font-size="10pt" fo:language="fr" fo:country="FR"/>' +
  '</style:default-style><style:style style:name="Default" style:family="table-cell"/></office:styles>' +
  fermeOdf('document-styles');

const reglage = (nom: string, type: string, valeur: string | number) =>
  `<config:config-item config:name="${nom}" config:type="${type}">${valeur}</config:config-item>`;

/** `settings.xml`: the row of titles stays in sight. */
export const reglages = (feuilles: readonly Feuille[]) =>
  `${ouvreOdf('document-settings')}<office:settings><config:config-item-set config:name="ooo:view-settings">` +
  '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>' +
  `${reglage('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables">` +
  feuilles
    .map(
      ({ nom }) =>
        `<config:config-item-map-entry config:name="${enXml(nom)}">${reglage('VerticalSplitMode', 'short', 2)}` +
        `${reglage('VerticalSplitPosition', 'int', 1)}${reglage('ActiveSplitRange', 'short', 2)}` +
        `${reglage('PositionBottom', 'int', 1)}</config:config-item-map-entry>`,
    )
    .join('') +
  '</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>' +
  `</config:config-item-set></office:settings>${fermeOdf('document-settings')}`;
