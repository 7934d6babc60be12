import { heureDeParis } from './moments.ts';

export type Valeur = string | number | Date | boolean | null;
export type FormatDeColonne = 'texte' | 'entier' | 'euros' | 'date' | 'dateHeure';

/**
 * One column of an exported table. `euros` takes whole centimes; `date` takes a moment or a civil `AAAA-MM-JJ`;
 * a moment without format is a `dateHeure`; true and false are « Oui » and « Non »; null is an empty cell.
 */
export type Colonne<Ligne> = {
  readonly titre: string;
  readonly valeur: (ligne: Ligne) => Valeur;
  readonly format?: FormatDeColonne;
};

export type Table<Ligne> = {
  readonly titre: string;
  readonly colonnes: readonly Colonne<Ligne>[];
  readonly lignes: AsyncIterable<Ligne>;
};

/** How a format writes each nature of cell. Moments come as what the clock shows in Paris (see `heureDeParis`). */
export type Ecriture = {
  readonly vide: string;
  readonly texte: (texte: string) => string;
  readonly nombre: (nombre: number) => string;
  readonly euros: (centimes: number) => string;
  readonly date: (horlogeMs: number) => string;
  readonly dateHeure: (horlogeMs: number) => string;
};

const CIVILE = /^\d{4}-\d{2}-\d{2}$/;

/** Writes one value: the only place that knows which value is what nature of cell. */
export function ecrire(ecriture: Ecriture, format: FormatDeColonne | undefined, valeur: Valeur): string {
  if (valeur === null || valeur === '') return ecriture.vide;
  if (typeof valeur === 'string') return ecrireTexte(ecriture, format, valeur);
  if (typeof valeur === 'boolean') return ecriture.texte(valeur ? 'Oui' : 'Non');
  if (typeof valeur === 'number') {
    if (!Number.isFinite(valeur)) return ecriture.vide;
    if (format === 'texte') return ecriture.texte(String(valeur));
    return format === 'euros' ? ecriture.euros(Math.round(valeur)) : ecriture.nombre(valeur);
  }
  const horlogeMs = heureDeParis(valeur);
  if (Number.isNaN(horlogeMs)) return ecriture.vide;
  return format === 'date' ? ecriture.date(horlogeMs) : ecriture.dateHeure(horlogeMs);
}

function ecrireTexte(ecriture: Ecriture, format: FormatDeColonne | undefined, texte: string): string {
  if (format !== 'date' || !CIVILE.test(texte)) return ecriture.texte(texte);
  const minuit = Date.parse(`${texte}T00:00:00Z`);
  return Number.isNaN(minuit) ? ecriture.texte(texte) : ecriture.date(minuit);
}
