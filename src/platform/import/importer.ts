import type { Context } from '#platform/action.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { refusDeFichier } from './refus.ts';
import { lireTableau } from './tableau.ts';

export type Probleme = { readonly ligne: number; readonly colonne: string; readonly raison: string };
type Lue<Valeur> = { readonly valeur: Valeur } | { readonly problemes: readonly Omit<Probleme, 'ligne'>[] };

/** A kind of list: how a row is read, what makes two rows the same, what is already there, how rows are written. */
export type Importateur<Valeur> = {
  readonly nom: string;
  /** Headers that must be there, as people write them. */
  readonly colonnes: readonly string[];
  /** Headers that may be there. */
  readonly facultatives?: readonly string[];
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

/** What reading a list needs of its kind. */
export type Lecteur<Valeur> = Pick<
  Importateur<Valeur>,
  'colonnes' | 'facultatives' | 'preparer' | 'cle' | 'colonneCle' | 'presentes'
>;

/** What an import would do: how many rows to write, how many already there, how many things are wrong. */
export type Analyse = {
  readonly lignes: number;
  readonly bonnes: number;
  readonly dejaLa: number;
  readonly nombreDeProblemes: number;
  /** Titles of the file that mean nothing here. */
  readonly ignorees: readonly string[];
};

/** Who hears of what, as the rows are read. */
export type Suites<Valeur> = {
  /** Rows to write, until the first problem. */
  readonly recevoir?: (bonnes: readonly Valeur[]) => Promise<void>;
  /** Everything that is wrong, by batches. */
  readonly signaler?: (problemes: readonly Probleme[]) => Promise<void>;
  /** How many rows have been read so far. */
  readonly avancer?: (lignes: number) => void;
};

const LOT = 1000;

/**
 * Reads a whole table. Rows to write and problems are handed over as they are met: the memory does not grow with their
 * number. @throws InvalidInput when a column is missing
 */
export async function analyser<Valeur>(
  db: Db | Tx,
  importateur: Lecteur<Valeur>,
  path: string,
  now: Date,
  { recevoir, signaler, avancer }: Suites<Valeur> = {},
): Promise<Analyse> {
  const lire = await importateur.preparer(db, now);
  const vues = new Map<string, number>();
  const compte = { lignes: 0, bonnes: 0, dejaLa: 0, nombreDeProblemes: 0 };
  let attente: { cle: string; valeur: Valeur }[] = [];
  let problemes: Probleme[] = [];
  const vider = async () => {
    const cles = attente.map(({ cle }) => cle);
    const presentes = cles.length > 0 ? await importateur.presentes(db, cles) : new Set();
    const nouvelles = attente.filter(({ cle }) => !presentes.has(cle)).map(({ valeur }) => valeur);
    const dits = problemes;
    compte.bonnes += nouvelles.length;
    compte.dejaLa += attente.length - nouvelles.length;
    compte.nombreDeProblemes += dits.length;
    attente = [];
    problemes = [];
    if (dits.length > 0) await signaler?.(dits);
    if (compte.nombreDeProblemes === 0 && nouvelles.length > 0) await recevoir?.(nouvelles);
    avancer?.(compte.lignes);
  };
  const { ignorees, lignes } = await lireTableau(path, colonnesDe(importateur));
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
    if (compte.lignes % LOT === 0) await vider();
  }
  await vider();
  return { ...compte, ignorees };
}

/** Refuses at once, by its first rows, a file that is not such a list. @throws InvalidInput */
export async function verifierListe(
  importateur: Pick<Importateur<never>, 'colonnes' | 'facultatives'>,
  path: string,
): Promise<void> {
  const { lignes } = await lireTableau(path, colonnesDe(importateur));
  const { done } = await lignes.next();
  await lignes.return(undefined);
  if (done) throw refusDeFichier('Ce fichier n’a que sa première ligne. Ajoutez-y des lignes.');
}

const colonnesDe = ({ colonnes, facultatives = [] }: Pick<Importateur<never>, 'colonnes' | 'facultatives'>) => [
  ...colonnes.map((colonne) => ({ cle: colonne, titre: colonne })),
  ...facultatives.map((colonne) => ({ cle: colonne, titre: colonne, facultative: true })),
];

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

/** A telephone as lists write it: spreadsheets take its first zero off. The rule of the forms follows. */
export const telephoneDeListe = (texte: string): string => (/^[1-9]\d{8}$/.test(texte) ? `0${texte}` : texte);
