import type { Context } from '#platform/action.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { lireTableau } from './tableau.ts';

export type Probleme = { readonly ligne: number; readonly colonne: string; readonly raison: string };
type Lue<Valeur> = { readonly valeur: Valeur } | { readonly problemes: readonly Omit<Probleme, 'ligne'>[] };

/** A kind of list: how a row is read, what makes two rows the same, what is already there, how rows are written. */
export type Importateur<Valeur> = {
  readonly nom: string;
  /** Headers that must be there, as people write them. */
  readonly colonnes: readonly string[];
  /** A row as an example, for the model to download. */
  readonly exemple: readonly string[];
  readonly preparer: (db: Db | Tx, now: Date) => Promise<(cellules: Readonly<Record<string, string>>) => Lue<Valeur>>;
  readonly cle: (valeur: Valeur) => string;
  readonly colonneCle: string;
  readonly presentes: (db: Db | Tx, cles: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Writes some of the rows: called as many times as there are batches, in one transaction. */
  readonly inserer: (context: Context, valeurs: readonly Valeur[]) => Promise<void>;
  /** What follows once every row is written, in the same transaction. */
  readonly apres?: (context: Context) => Promise<void>;
};

/** What an import would do: how many rows to write, how many already there, and what is wrong, line by line. */
export type Analyse = {
  readonly lignes: number;
  readonly bonnes: number;
  readonly dejaLa: number;
  readonly problemes: readonly Probleme[];
};

const LOT = 1000;

/**
 * Reads a whole table. Rows to write are handed to `recevoir` as they are read, until the first problem: the memory
 * does not grow with their number. @throws InvalidInput when a column is missing
 */
export async function analyser<Valeur>(
  db: Db | Tx,
  importateur: Importateur<Valeur>,
  path: string,
  now: Date,
  recevoir: (bonnes: readonly Valeur[]) => Promise<void> = async () => {},
): Promise<Analyse> {
  const lire = await importateur.preparer(db, now);
  const vues = new Map<string, number>();
  const problemes: Probleme[] = [];
  const compte = { lignes: 0, bonnes: 0, dejaLa: 0 };
  let attente: { cle: string; valeur: Valeur }[] = [];
  const vider = async () => {
    const presentes = await importateur.presentes(
      db,
      attente.map(({ cle }) => cle),
    );
    const nouvelles = attente.filter(({ cle }) => !presentes.has(cle)).map(({ valeur }) => valeur);
    compte.bonnes += nouvelles.length;
    compte.dejaLa += attente.length - nouvelles.length;
    attente = [];
    if (problemes.length === 0 && nouvelles.length > 0) await recevoir(nouvelles);
  };
  const { lignes } = await lireTableau(
    path,
    importateur.colonnes.map((colonne) => ({ cle: colonne, titre: colonne })),
  );
  for await (const { numero: ligne, cellules } of lignes) {
    compte.lignes += 1;
    const lue = lire(cellules);
    const autre = 'valeur' in lue ? vues.get(importateur.cle(lue.valeur)) : undefined;
    if ('problemes' in lue) problemes.push(...lue.problemes.map((probleme) => ({ ligne, ...probleme })));
    else if (autre !== undefined) problemes.push(enDouble(ligne, importateur.colonneCle, autre));
    else {
      const cle = detachee(importateur.cle(lue.valeur));
      vues.set(cle, ligne);
      attente.push({ cle, valeur: lue.valeur });
    }
    if (attente.length === LOT) await vider();
  }
  if (attente.length > 0) await vider();
  return { ...compte, problemes };
}

const enDouble = (ligne: number, colonne: string, autre: number): Probleme => ({
  ligne,
  colonne,
  raison: `Déjà donné à la ligne ${autre} : gardez une seule des deux.`,
});

/** A copy: a text cut out of a piece of the file would keep the whole piece in memory. */
const detachee = (texte: string) => Buffer.from(texte).toString();

/** A date as lists write it: `AAAA-MM-JJ`, `JJ/MM/AAAA`, or the number of days of a spreadsheet. */
export function dateDeListe(texte: string): string {
  const francaise = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(texte);
  if (francaise) return `${francaise[3]}-${francaise[2]?.padStart(2, '0')}-${francaise[1]?.padStart(2, '0')}`;
  if (/^\d{5}(?:\.\d+)?$/.test(texte))
    return new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(texte)) * 86_400_000).toISOString().slice(0, 10);
  return texte.slice(0, 10);
}
