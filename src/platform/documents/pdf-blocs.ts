import type { Bloc, Texte } from './document.ts';
import {
  baliser,
  bas,
  COULEURS,
  decorer,
  ecrireTexte,
  enPdf,
  MARGE,
  type Plume,
  reserver,
  styler,
  TAILLE,
} from './pdf-plume.ts';

type Un<Type extends Bloc['type']> = Extract<Bloc, { type: Type }>;

const TAILLES = { 1: 16, 2: 13, 3: 11.5 } as const;
const RETRAIT = 16;
/** About three lines of text: a title or a first line never stands alone at the bottom of a page. */
const TROIS_LIGNES = 3 * TAILLE * 1.6;

/** The title of the document, and its subtitle. */
export function ecrireEntete(plume: Plume, titre: string, sousTitre: string | undefined) {
  baliser(plume, plume.racine, 'H1', () => styler(plume, true, 22, COULEURS.accent).text(enPdf(titre)));
  if (sousTitre) {
    plume.pdf.moveDown(0.2);
    baliser(plume, plume.racine, 'P', () => styler(plume, false, 13, COULEURS.discret).text(enPdf(sousTitre)));
  }
  plume.pdf.moveDown(1);
}

/** The document has the first level of titles for itself: its parts begin at the second. */
export function ecrireTitre(plume: Plume, { niveau, texte }: Un<'titre'>) {
  const taille = TAILLES[niveau];
  reserver(plume, taille * 2.5 + TROIS_LIGNES);
  if (plume.pdf.y > MARGE) plume.pdf.y += taille * 0.7;
  baliser(plume, plume.racine, `H${niveau + 1}`, () => styler(plume, true, taille).text(enPdf(texte)));
  plume.pdf.y += taille * 0.3;
}

export function ecrireParagraphe(plume: Plume, texte: Texte) {
  reserver(plume, 2 * TAILLE * 1.6);
  baliser(plume, plume.racine, 'P', () => ecrireTexte(plume, texte, MARGE));
  plume.pdf.y += TAILLE * 0.6;
}

export function ecrireListe(plume: Plume, { elements }: Un<'liste'>) {
  const liste = plume.pdf.struct('L');
  plume.racine.add(liste);
  for (const element of elements) {
    reserver(plume, TAILLE * 1.6);
    const item = plume.pdf.struct('LI');
    liste.add(item);
    const { y } = plume.pdf;
    baliser(plume, item, 'Lbl', () => styler(plume, false).text('•', MARGE + 4, y, { lineBreak: false }));
    plume.pdf.y = y;
    baliser(plume, item, 'LBody', () => ecrireTexte(plume, element, MARGE + RETRAIT));
    item.end();
    plume.pdf.y += TAILLE * 0.25;
  }
  liste.end();
  plume.pdf.y += TAILLE * 0.35;
}

/** Set apart by a bar on its left, drawn afterwards on every page the text took. */
export function ecrireEncadre(plume: Plume, { titre, paragraphes }: Un<'encadre'>) {
  const { pdf } = plume;
  reserver(plume, TROIS_LIGNES);
  const debut = { page: derniere(plume), y: pdf.y };
  pdf.y += 4;
  const cadre = pdf.struct('Div');
  plume.racine.add(cadre);
  if (titre) baliser(plume, cadre, 'P', () => ecrireTexte(plume, titre, MARGE + RETRAIT, true));
  for (const texte of paragraphes) baliser(plume, cadre, 'P', () => ecrireTexte(plume, texte, MARGE + RETRAIT));
  cadre.end();
  const fin = { page: derniere(plume), y: pdf.y + 2 };
  for (let page = debut.page; page <= fin.page; page += 1) {
    pdf.switchToPage(page);
    const haut = page === debut.page ? debut.y : MARGE;
    const pied = page === fin.page ? fin.y : bas(plume);
    decorer(plume, 'Layout', () => pdf.rect(MARGE, haut, 4, pied - haut).fill(COULEURS.accent));
  }
  pdf.y = fin.y + TAILLE;
}

const derniere = ({ pdf }: Plume) => pdf.bufferedPageRange().count - 1;
