import { enFlux } from '#platform/export/flux.ts';
import type { Bloc, Document } from './document.ts';
import { ecrireBarres } from './pdf-barres.ts';
import { ecrireEncadre, ecrireEntete, ecrireListe, ecrireParagraphe, ecrireTitre } from './pdf-blocs.ts';
import { COULEURS, decorer, enPdf, largeurUtile, MARGE, ouvrir, type Plume, styler } from './pdf-plume.ts';
import { ecrireTableau } from './pdf-tableau.ts';

/**
 * The document as a PDF to print: A4, numbered pages, its font inside; tagged (titles, lists, tables with their
 * column titles) and in its language, for those who listen to it. Composed when the stream is first read.
 */
export const ecrirePdf = (document: Document): ReadableStream<Uint8Array> => enFlux(composer(document));

async function* composer(document: Document): AsyncGenerator<Uint8Array> {
  const plume = ouvrir(document);
  ecrireEntete(plume, document.titre, document.sousTitre);
  for (const bloc of document.blocs) await ecrireBloc(plume, bloc);
  plume.racine.end();
  numeroter(plume, document.piedDePage ?? '');
  plume.pdf.end();
  yield* plume.pdf;
}

function ecrireBloc(plume: Plume, bloc: Bloc) {
  switch (bloc.type) {
    case 'titre':
      return ecrireTitre(plume, bloc);
    case 'paragraphe':
      return ecrireParagraphe(plume, bloc.texte);
    case 'liste':
      return ecrireListe(plume, bloc);
    case 'tableau':
      return ecrireTableau(plume, bloc);
    case 'barres':
      return ecrireBarres(plume, bloc);
    case 'encadre':
      return ecrireEncadre(plume, bloc);
    case 'saut':
      return void plume.pdf.addPage();
  }
}

/** The foot of every page, once their number is known. */
function numeroter(plume: Plume, piedDePage: string) {
  const { pdf } = plume;
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    const y = pdf.page.height - MARGE + 4;
    // Below the margin, pdfkit would turn the page.
    pdf.page.margins.bottom = 0;
    const options = { width: largeurUtile(plume), height: 12, ellipsis: true, lineBreak: true };
    decorer(plume, 'Pagination', () => {
      styler(plume, false, 8.5, COULEURS.discret);
      pdf.text(enPdf(piedDePage), MARGE, y, { ...options, width: options.width - 80 });
      pdf.text(`Page ${page + 1} sur ${count}`, MARGE, y, { ...options, align: 'right' });
    });
  }
}
