import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { sansIllegaux } from '#platform/export/xml.ts';
import { type Document, enRuns, type Texte } from './document.ts';
import { deballer } from './woff.ts';

/** What draws: the file, and the tree of tags that assistive technologies read. */
export type Plume = { readonly pdf: typeof PDFDocument.prototype; readonly racine: PDFKit.PDFStructureElement };

export const MARGE = 56;
export const TAILLE = 10.5;
export const COULEURS = {
  texte: '#161616',
  discret: '#3a3a3a',
  filet: '#929292',
  fond: '#eeeeee',
  accent: '#000091',
} as const;

/** Spectral, under the SIL Open Font License: it comes with the design system, and a document may embed it. */
const police = (graisse: 'Regular' | 'ExtraBold') =>
  deballer(
    readFileSync(createRequire(import.meta.url).resolve(`@codegouvfr/react-dsfr/dsfr/fonts/Spectral-${graisse}.woff`)),
  );
const polices: { normal?: Buffer; gras?: Buffer } = {};

export function ouvrir({ titre, creeLe, langue }: Document): Plume {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGE, left: MARGE, right: MARGE, bottom: MARGE + 14 },
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: langue,
    info: { Title: enMetadonnee(titre), Creator: 'Conseillers numériques', CreationDate: creeLe, ModDate: creeLe },
  });
  polices.normal ??= police('Regular');
  polices.gras ??= police('ExtraBold');
  pdf.registerFont('normal', polices.normal).registerFont('gras', polices.gras);
  pdf.addPage();
  const racine = pdf.struct('Document');
  pdf.addStructure(racine);
  return { pdf, racine };
}

// pdfkit writes the title as it is in XML metadata.
const enMetadonnee = (texte: string) => enPdf(texte).replaceAll('&', 'et').replaceAll(/[<>]/g, ' ');

/**
 * The text without what the font has not: narrow space, unbreakable hyphen, tab. Words that no line could hold are
 * cut: pdfkit measures them again at each letter.
 */
export const enPdf = (texte: string) =>
  sansIllegaux(texte.normalize('NFC'))
    .replaceAll('\u202f', '\u00a0')
    .replaceAll('\u2011', '-')
    .replaceAll(/\t|\r(?=\n)/g, ' ')
    .replaceAll(/\S{80}(?=\S)/gu, '$& ');

export const styler = ({ pdf }: Plume, gras: boolean, taille: number = TAILLE, couleur: string = COULEURS.texte) =>
  pdf
    .font(gras ? 'gras' : 'normal')
    .fontSize(taille)
    .fillColor(couleur);

export const largeurUtile = ({ pdf }: Plume) => pdf.page.width - 2 * MARGE;
export const bas = ({ pdf }: Plume) => pdf.page.height - pdf.page.margins.bottom;

/** A new page, unless `hauteur` still holds on this one. */
export function reserver(plume: Plume, hauteur: number) {
  if (plume.pdf.y + hauteur > bas(plume) && plume.pdf.y > MARGE) plume.pdf.addPage();
}

/** The pieces of a text one after the other, from the given left edge; the text goes on from page to page. */
export function ecrireTexte(plume: Plume, texte: Texte, gauche: number, gras = false) {
  const runs = enRuns(texte).filter((run) => run.texte !== '');
  const width = MARGE + largeurUtile(plume) - gauche;
  plume.pdf.x = gauche;
  runs.forEach((run, i) => {
    styler(plume, gras || run.gras === true).text(enPdf(run.texte), {
      width,
      lineGap: 1.5,
      continued: i < runs.length - 1,
    });
  });
  plume.pdf.x = MARGE;
}

/** Draws under one tag of the tree. */
export function baliser(
  { pdf }: Plume,
  parent: PDFKit.PDFStructureElement,
  balise: string,
  dessiner: () => void,
  options: PDFKit.Mixins.StructureElementOptions = {},
) {
  const element = pdf.struct(balise, options, dessiner);
  parent.add(element);
  element.end();
}

/** Draws what only the eye needs: assistive technologies pass over it. */
export function decorer({ pdf }: Plume, type: 'Layout' | 'Pagination', dessiner: () => void) {
  pdf.markContent('Artifact', { type });
  dessiner();
  pdf.endMarkedContent();
}
