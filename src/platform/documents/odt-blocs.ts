import { texteOdf } from '#platform/export/odf.ts';
import { type Bloc, barresEnTableau, enRuns, partsDesColonnes, type Tableau, type Texte } from './document.ts';

const LARGEUR_CM = 17;
// A row stays whole on its page, unless it might not hold on any: programs would then cut what is below.
const CARACTERES_D_UNE_LIGNE_ENTIERE = 1500;
const COTES = { gauche: 'start', centre: 'center', droite: 'end' } as const;

export const paragraphe = (style: string, texte: Texte) =>
  `<text:p text:style-name="${style}">${enRuns(texte)
    .map((run) =>
      run.gras ? `<text:span text:style-name="Gras">${texteOdf(run.texte)}</text:span>` : texteOdf(run.texte),
    )
    .join('')}</text:p>`;
const gras = (texte: string): Texte => [{ texte, gras: true }];

/** One block of the text; `numero` is its place, which names a table and the styles of its columns. */
export function ecrireBloc(bloc: Bloc, numero: number): string {
  switch (bloc.type) {
    case 'titre':
      return `<text:h text:style-name="Heading_20_${bloc.niveau}" text:outline-level="${bloc.niveau}">${texteOdf(bloc.texte)}</text:h>`;
    case 'paragraphe':
      return paragraphe('Standard', bloc.texte);
    case 'liste':
      return `<text:list text:style-name="Puces">${bloc.elements
        .map((element) => `<text:list-item>${paragraphe('Element', element)}</text:list-item>`)
        .join('')}</text:list>`;
    case 'tableau':
      return ecrireTableau(bloc, numero) + paragraphe('Espace', '');
    case 'barres':
      return ecrireTableau(barresEnTableau(bloc), numero) + paragraphe('Espace', '');
    case 'encadre':
      return (
        [...(bloc.titre ? [gras(bloc.titre)] : []), ...bloc.paragraphes]
          .map((texte) => paragraphe('Encadre', texte))
          .join('') + paragraphe('Espace', '')
      );
    case 'saut':
      return paragraphe('Saut', '');
  }
}

function ecrireTableau(tableau: Tableau, numero: number): string {
  const cote = (colonne: number) => COTES[tableau.alignements?.[colonne] ?? 'gauche'];
  const ligne = (cellules: readonly string[], style: string, enGras: boolean) =>
    `<table:table-row table:style-name="${cellules.join('').length > CARACTERES_D_UNE_LIGNE_ENTIERE ? 'LigneLongue' : 'Ligne'}">${tableau.entetes
      .map((_, i) => {
        const texte = paragraphe(`Cellule_20_${cote(i)}`, enGras ? gras(cellules[i] ?? '') : (cellules[i] ?? ''));
        return `<table:table-cell table:style-name="${style}" office:value-type="string">${texte}</table:table-cell>`;
      })
      .join('')}</table:table-row>`;
  return (
    `<table:table table:name="Tableau ${numero}" table:style-name="Tableau">` +
    tableau.entetes.map((_, i) => `<table:table-column table:style-name="T${numero}.${i}"/>`).join('') +
    `<table:table-header-rows>${ligne(tableau.entetes, 'Entete', true)}</table:table-header-rows>` +
    `${tableau.lignes.map((cellules) => ligne(cellules, 'Cellule', false)).join('')}</table:table>`
  );
}

/** The widths of the columns of one table, and nothing for other blocks. */
export function stylesDuBloc(bloc: Bloc, numero: number): string {
  if (bloc.type !== 'tableau' && bloc.type !== 'barres') return '';
  return partsDesColonnes(bloc.type === 'barres' ? barresEnTableau(bloc) : bloc)
    .map(
      (part, i) =>
        `<style:style style:name="T${numero}.${i}" style:family="table-column"><style:table-column-properties style:column-width="${(part * LARGEUR_CM).toFixed(2)}cm"/></style:style>`,
    )
    .join('');
}

const cellule = (nom: string, fond: string) =>
  `<style:style style:name="${nom}" style:family="table-cell"><style:table-cell-properties ${fond}fo:padding="0.12cm" fo:border="none" fo:border-bottom="0.5pt solid #929292"/></style:style>`;

/** The styles that all tables share. */
export const STYLES_DES_TABLEAUX =
  `<style:style style:name="Tableau" style:family="table"><style:table-properties style:width="${LARGEUR_CM}cm" table:align="left" fo:margin-bottom="0.2cm"/></style:style>` +
  '<style:style style:name="Ligne" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>' +
  '<style:style style:name="LigneLongue" style:family="table-row"><style:table-row-properties fo:keep-together="auto"/></style:style>' +
  cellule('Entete', 'fo:background-color="#eeeeee" ') +
  cellule('Cellule', '');
