import type { Barres } from './document.ts';
import { baliser, COULEURS, enPdf, largeurUtile, MARGE, type Plume, reserver, styler, TAILLE } from './pdf-plume.ts';

const HAUTEUR = 110;
const LETTRES = 7.5;

/** Bars side by side under their title, each with its value above and its name below; one figure, told in words. */
export function ecrireBarres(plume: Plume, { titre, unite, barres }: Barres) {
  const { pdf } = plume;
  reserver(plume, HAUTEUR + 6 * TAILLE);
  baliser(plume, plume.racine, 'H2', () => styler(plume, true, 11.5).text(enPdf(titre)));
  pdf.y += TAILLE * 0.4;
  const haut = pdf.y + LETTRES * 1.6;
  const pied = haut + HAUTEUR;
  const pas = largeurUtile(plume) / Math.max(1, barres.length);
  const plusGrand = Math.max(1, ...barres.map(({ valeur }) => valeur));
  const alt = `${titre}. ${unite} : ${barres.map(({ libelle, ecrit }) => `${libelle}, ${ecrit}`).join(' ; ')}.`;
  const dessiner = () => {
    pdf
      .moveTo(MARGE, pied)
      .lineTo(MARGE + largeurUtile(plume), pied)
      .lineWidth(0.5)
      .stroke(COULEURS.filet);
    barres.forEach(({ libelle, valeur, ecrit }, rang) => {
      const x = MARGE + rang * pas;
      const hauteur = (HAUTEUR * valeur) / plusGrand;
      if (hauteur > 0) pdf.rect(x + pas * 0.18, pied - hauteur, pas * 0.64, hauteur).fill(COULEURS.accent);
      const place = { width: pas, align: 'center', lineBreak: true } as const;
      styler(plume, false, LETTRES).text(enPdf(ecrit), x, pied - hauteur - LETTRES * 1.5, place);
      styler(plume, false, LETTRES, COULEURS.discret).text(enPdf(libelle), x, pied + 3, place);
    });
  };
  baliser(plume, plume.racine, 'Figure', dessiner, { alt: enPdf(alt) });
  pdf.x = MARGE;
  pdf.y = pied + LETTRES * 3.5 + TAILLE;
}
