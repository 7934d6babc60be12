/** A piece of text, in one weight. */
export type Run = { readonly texte: string; readonly gras?: boolean };
/** A whole text in one weight, or its pieces in order. */
export type Texte = string | readonly Run[];
export type Alignement = 'gauche' | 'centre' | 'droite';

export type Tableau = {
  readonly type: 'tableau';
  readonly entetes: readonly string[];
  readonly lignes: readonly (readonly string[])[];
  /** The share of the width each column takes, in any unit; equal when absent. */
  readonly largeurs?: readonly number[];
  /** Of each column; left when absent. */
  readonly alignements?: readonly Alignement[];
};

/** Bars side by side, drawn; a format that does not draw writes them as a table. `ecrit` is the value in words. */
export type Barres = {
  readonly type: 'barres';
  readonly titre: string;
  /** What each bar counts. */
  readonly unite: string;
  readonly barres: readonly { readonly libelle: string; readonly valeur: number; readonly ecrit: string }[];
};

/** `saut` starts a new page; `encadre` is set apart from the text around it. */
export type Bloc =
  | { readonly type: 'titre'; readonly niveau: 1 | 2 | 3; readonly texte: string }
  | { readonly type: 'paragraphe'; readonly texte: Texte }
  | { readonly type: 'liste'; readonly elements: readonly Texte[] }
  | Tableau
  | Barres
  | { readonly type: 'encadre'; readonly titre?: string; readonly paragraphes: readonly Texte[] }
  | { readonly type: 'saut' };

/** A text to print (`ecrirePdf`) or to edit (`ecrireOdt`): one description, both files. */
export type Document = {
  readonly titre: string;
  readonly sousTitre?: string;
  /** Left of the page number, at the bottom of each page. */
  readonly piedDePage?: string;
  readonly langue: 'fr-FR';
  /** The same document created at the same moment gives the same bytes. */
  readonly creeLe: Date;
  readonly blocs: readonly Bloc[];
};

export const enRuns = (texte: Texte): readonly Run[] => (typeof texte === 'string' ? [{ texte }] : texte);

/** The share of the whole width that each column of the table takes: their sum is 1. */
export function partsDesColonnes({ entetes, largeurs }: Tableau): readonly number[] {
  const parts = entetes.map((_, colonne) => largeurs?.[colonne] ?? 1);
  const total = parts.reduce((somme, part) => somme + part, 0);
  return parts.map((part) => part / total);
}

/** The same as bars, to read. */
export const barresEnTableau = ({ titre, unite, barres }: Barres): Tableau => ({
  type: 'tableau',
  entetes: [titre, unite],
  lignes: barres.map(({ libelle, ecrit }) => [libelle, ecrit]),
  largeurs: [70, 30],
  alignements: ['gauche', 'droite'],
});
