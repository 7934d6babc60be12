import { enXml } from '#platform/export/xml.ts';
import { type Bloc, barresEnTableau, enRuns, partsDesColonnes, type Tableau, type Texte } from './document.ts';

/** Twentieths of a point between the margins: 17 cm. */
export const LARGEUR = 9638;
// A row stays whole on its page, unless it might not hold on any: programs would then cut what is below.
const CARACTERES_D_UNE_LIGNE_ENTIERE = 1500;
const COTES = { gauche: 'left', centre: 'center', droite: 'right' } as const;

/** Text inside a run: tabs and line ends are elements, all spaces are kept. */
const texteDocx = (texte: string) =>
  enXml(texte)
    .split(/([\t\n])/)
    .map((partie) => {
      if (partie === '\t') return '<w:tab/>';
      if (partie === '\n') return '<w:br/>';
      return partie && `<w:t xml:space="preserve">${partie}</w:t>`;
    })
    .join('');

/** The pieces of a text, in their weights. */
export const runs = (texte: Texte) =>
  enRuns(texte)
    .map((run) => `<w:r>${run.gras ? '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>' : ''}${texteDocx(run.texte)}</w:r>`)
    .join('');

/** One paragraph in a named style; `alignement` only where it is not the one of the style. */
export const paragraphe = (style: string, texte: Texte, alignement = '') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${alignement}</w:pPr>${runs(texte)}</w:p>`;

/** One block of the text. */
export function ecrireBloc(bloc: Bloc): string {
  switch (bloc.type) {
    case 'titre':
      return paragraphe(`Heading${bloc.niveau}`, bloc.texte);
    case 'paragraphe':
      return paragraphe('Normal', bloc.texte);
    case 'liste':
      return bloc.elements.map((element) => paragraphe('ListBullet', element)).join('');
    case 'tableau':
      // Without a paragraph between them, Word makes one table of two.
      return ecrireTableau(bloc) + paragraphe('Espace', '');
    case 'barres':
      return ecrireTableau(barresEnTableau(bloc)) + paragraphe('Espace', '');
    case 'encadre': {
      const titre: readonly Texte[] = bloc.titre ? [[{ texte: bloc.titre, gras: true }]] : [];
      const textes = [...titre, ...bloc.paragraphes].map((texte) => paragraphe('Encadre', texte));
      return textes.join('') + paragraphe('Espace', '');
    }
    case 'saut':
      return '<w:p><w:pPr><w:pStyle w:val="Espace"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>';
  }
}

function ecrireTableau(tableau: Tableau): string {
  const largeurs = partsDesColonnes(tableau).map((part) => Math.round(part * LARGEUR));
  const ligne = (cellules: readonly string[], style: string, entete: boolean) => {
    const entiere = cellules.join('').length <= CARACTERES_D_UNE_LIGNE_ENTIERE;
    const proprietes = `${entiere ? '<w:cantSplit/>' : ''}${entete ? '<w:tblHeader/>' : ''}`;
    return (
      `<w:tr>${proprietes && `<w:trPr>${proprietes}</w:trPr>`}` +
      `${largeurs.map((largeur, i) => cellule(largeur, paragraphe(style, cellules[i] ?? '', cote(tableau, i)))).join('')}</w:tr>`
    );
  };
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="Tableau"/><w:tblW w:w="${LARGEUR}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>' +
    `<w:tblGrid>${largeurs.map((largeur) => `<w:gridCol w:w="${largeur}"/>`).join('')}</w:tblGrid>` +
    `${ligne(tableau.entetes, 'EnteteDeTableau', true)}${tableau.lignes.map((cellules) => ligne(cellules, 'Cellule', false)).join('')}</w:tbl>`
  );
}

const cellule = (largeur: number, contenu: string) =>
  `<w:tc><w:tcPr><w:tcW w:w="${largeur}" w:type="dxa"/></w:tcPr>${contenu}</w:tc>`;

function cote({ alignements }: Tableau, colonne: number): string {
  const alignement = alignements?.[colonne] ?? 'gauche';
  return alignement === 'gauche' ? '' : `<w:jc w:val="${COTES[alignement]}"/>`;
}
