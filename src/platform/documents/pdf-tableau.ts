import { setImmediate } from 'node:timers/promises';
import { type Alignement, partsDesColonnes, type Tableau } from './document.ts';
import {
  baliser,
  bas,
  COULEURS,
  decorer,
  enPdf,
  largeurUtile,
  MARGE,
  type Plume,
  reserver,
  styler,
} from './pdf-plume.ts';

const TAILLE = 9.5;
const BLANC = { x: 5, y: 4 };
const ALIGNEMENTS = { gauche: 'left', centre: 'center' } as const;
/** A title is read for its whole column; the type of pdfkit forgets `scope`, its code does not. */
const EN_COLONNE = { lang: 'fr-FR', scope: 'Column' };

type Colonne = { readonly x: number; readonly width: number; readonly options: PDFKit.Mixins.TextOptions };
type Grille = { readonly plume: Plume; readonly colonnes: readonly Colonne[] };

/**
 * The table, from page to page: no row is cut unless it is taller than a page, and the titles come back on each.
 * A long one lets the other requests pass between two pages.
 */
export async function ecrireTableau(plume: Plume, tableau: Tableau) {
  const { pdf, racine } = plume;
  const grille = { plume, colonnes: placer(plume, tableau) };
  const entetes = tableau.entetes.map(enPdf);
  const hauteurDesTitres = hauteur(grille, entetes, true);
  const pleine = bas(plume) - MARGE - hauteurDesTitres;
  const premiere = hauteur(grille, (tableau.lignes[0] ?? []).map(enPdf), false);
  reserver(plume, hauteurDesTitres + Math.min(premiere, pleine / 4));
  const table = pdf.struct('Table');
  racine.add(table);
  const tete = pdf.struct('THead');
  table.add(tete);
  ecrireLigne(grille, entetes, true, tete);
  tete.end();
  const corps = pdf.struct('TBody');
  table.add(corps);
  for (const ligne of tableau.lignes) {
    const place = bas(plume) - pdf.y;
    for (const partie of decouper(grille, ligne.map(enPdf), pleine, place > pleine / 4 ? place : pleine)) {
      if (pdf.y + hauteur(grille, partie, false) > bas(plume)) {
        await setImmediate();
        pdf.addPage();
        decorer(plume, 'Pagination', () => ecrireLigne(grille, entetes, true));
      }
      ecrireLigne(grille, partie, false, corps);
    }
  }
  corps.end();
  table.end();
  pdf.x = MARGE;
  pdf.y += TAILLE;
}

function placer(plume: Plume, tableau: Tableau): readonly Colonne[] {
  const parts = partsDesColonnes(tableau);
  return parts.map((part, i) => {
    const avant = parts.slice(0, i).reduce((somme, une) => somme + une, 0);
    const alignement: Alignement = tableau.alignements?.[i] ?? 'gauche';
    return {
      x: MARGE + avant * largeurUtile(plume) + BLANC.x,
      width: part * largeurUtile(plume) - 2 * BLANC.x,
      // Amounts one under the other: figures all as wide.
      options: alignement === 'droite' ? { align: 'right', features: ['tnum'] } : { align: ALIGNEMENTS[alignement] },
    };
  });
}

function hauteur({ plume, colonnes }: Grille, cellules: readonly string[], gras: boolean) {
  styler(plume, gras, TAILLE);
  const hauteurs = colonnes.map(({ width, options }, i) =>
    plume.pdf.heightOfString(cellules[i] || ' ', { width, ...options }),
  );
  return Math.max(...hauteurs) + 2 * BLANC.y;
}

/** Cells under their tags; without a parent, only drawn. */
function ecrireLigne(grille: Grille, cellules: readonly string[], gras: boolean, parent?: PDFKit.PDFStructureElement) {
  const { plume, colonnes } = grille;
  const { pdf } = plume;
  const haute = hauteur(grille, cellules, gras);
  const { y } = pdf;
  const fond = () => {
    if (gras) pdf.rect(MARGE, y, largeurUtile(plume), haute).fill(COULEURS.fond);
    pdf
      .moveTo(MARGE, y + haute)
      .lineTo(MARGE + largeurUtile(plume), y + haute)
      .lineWidth(0.5)
      .stroke(COULEURS.filet);
  };
  const ecrire = ({ x, width, options }: Colonne, i: number) => {
    styler(plume, gras, TAILLE).text(cellules[i] ?? '', x, y + BLANC.y, { width, ...options });
  };
  if (!parent) {
    fond();
    colonnes.forEach(ecrire);
  } else {
    decorer(plume, 'Layout', fond);
    const ligne = pdf.struct('TR');
    parent.add(ligne);
    colonnes.forEach((colonne, i) => {
      baliser(plume, ligne, gras ? 'TH' : 'TD', () => ecrire(colonne, i), gras ? EN_COLONNE : {});
    });
    ligne.end();
  }
  pdf.y = y + haute;
}

/** A row as several, when no page could hold it whole: the first fills the `place` left on this page. */
function* decouper(
  grille: Grille,
  ligne: readonly string[],
  pleine: number,
  place: number,
): Generator<readonly string[]> {
  if (hauteur(grille, ligne, false) <= pleine) return yield ligne;
  const debut = ligne.map((cellule, i) => couper(grille, cellule, i, place));
  yield debut;
  const reste = ligne.map((cellule, i) => cellule.slice(debut[i]?.length ?? 0).trimStart());
  yield* decouper(grille, reste, pleine, pleine);
}

/** The longest beginning of a cell that fits, cut between two words where there are. */
function couper(grille: Grille, cellule: string, colonne: number, place: number): string {
  const tient = (longueur: number) => {
    const seule = grille.colonnes.map((_, i) => (i === colonne ? cellule.slice(0, longueur) : ''));
    return hauteur(grille, seule, false) <= place;
  };
  if (tient(cellule.length)) return cellule;
  let [court, long] = [1, cellule.length];
  while (long - court > 1) {
    const milieu = Math.floor((court + long) / 2);
    if (tient(milieu)) court = milieu;
    else long = milieu;
  }
  const espace = cellule.lastIndexOf(' ', court);
  return cellule.slice(0, espace > 0 ? espace : court);
}
