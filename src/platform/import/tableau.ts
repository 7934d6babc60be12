import { open } from 'node:fs/promises';
import { enumeration, nomTri, saisieNettoyee } from '#platform/texte.ts';
import { type LigneBrute, lignesCsv } from './lignes-csv.ts';
import { lignesXlsx } from './lignes-xlsx.ts';
import { refusDeFichier } from './refus.ts';

/** A column that a file may hold: its title as people read it, and whether the file must have it. */
export type ColonneAttendue<Cle extends string> = {
  readonly cle: Cle;
  readonly titre: string;
  readonly facultative?: boolean;
};
/** A row that is not blank: its number in the spreadsheet, and a cleaned text for each column expected. */
export type LigneLue<Cle extends string> = {
  readonly numero: number;
  readonly cellules: Readonly<Record<Cle, string>>;
};
export type Tableau<Cle extends string> = {
  /** Titles of the file that mean nothing here. */
  readonly ignorees: readonly string[];
  readonly lignes: AsyncGenerator<LigneLue<Cle>>;
};

/**
 * Reads a table, row by row, from CSV or XLSX: the memory does not grow with the number of rows. The first row that is
 * not blank names the columns; accents, case and order do not matter.
 * @throws InvalidInput on `fichier` when the file is not a table, or lacks a column (said by name)
 */
export async function lireTableau<Cle extends string>(
  path: string,
  attendues: readonly ColonneAttendue<Cle>[],
): Promise<Tableau<Cle>> {
  const brutes = (await estClasseur(path)) ? lignesXlsx(path) : lignesCsv(path);
  try {
    const titres = await lireTitres(brutes);
    const places = placer(titres, attendues);
    const connus = new Set(places.map(({ place }) => place));
    const ignorees = titres.filter((titre, place) => titre !== '' && !connus.has(place));
    return { ignorees, lignes: lignes(brutes, places) };
  } catch (error) {
    await brutes.return(undefined);
    throw error;
  }
}

type Place<Cle> = { readonly cle: Cle; readonly place: number };

async function* lignes<Cle extends string>(brutes: AsyncGenerator<LigneBrute>, places: readonly Place<Cle>[]) {
  for await (const { numero, valeurs } of brutes) {
    if (estVide(valeurs)) continue;
    const cellules = {} as Record<Cle, string>;
    for (const { cle, place } of places) cellules[cle] = nettoyee(valeurs[place] ?? '');
    yield { numero, cellules };
  }
}

// Words of one alphabet with one space between them: most cells, where cleaning would find nothing to do.
const PROPRE = /^(?:[!-~¡-ſ’]+(?: [!-~¡-ſ’]+)*)?$/;
// Half a character, that Excel can write by its code, is what no base can hold.
const nettoyee = (valeur: string) => (PROPRE.test(valeur) ? valeur : saisieNettoyee(valeur).toWellFormed());

const estVide = (valeurs: readonly string[]) => valeurs.every((valeur) => valeur.trim() === '');

async function lireTitres(brutes: AsyncGenerator<LigneBrute>): Promise<readonly string[]> {
  for (;;) {
    const { done, value } = await brutes.next();
    if (done) throw refusDeFichier('Ce fichier est vide. Sa première ligne doit nommer les colonnes.');
    if (!estVide(value.valeurs)) return value.valeurs.map(nettoyee);
  }
}

function placer<Cle extends string>(
  titres: readonly string[],
  attendues: readonly ColonneAttendue<Cle>[],
): Place<Cle>[] {
  const connus = titres.map(nomTri);
  const places = attendues.map(({ cle, titre }) => ({ cle, titre, place: connus.indexOf(nomTri(titre)) }));
  const absentes = attendues.filter(({ facultative }, rang) => !facultative && places[rang]?.place === -1);
  if (absentes.length === attendues.filter(({ facultative }) => !facultative).length)
    throw refusDeFichier(
      'La première ligne de ce fichier ne nomme aucune des colonnes attendues. Partez du modèle à télécharger.',
    );
  if (absentes.length > 0) {
    const nommees = enumeration(absentes.map(({ titre }) => `« ${titre} »`));
    throw refusDeFichier(
      absentes.length === 1
        ? `Il manque la colonne ${nommees} dans ce fichier.`
        : `Il manque des colonnes dans ce fichier : ${nommees}.`,
    );
  }
  const double = places.find(({ titre, place }) => place >= 0 && connus.indexOf(nomTri(titre), place + 1) >= 0);
  if (double)
    throw refusDeFichier(`La colonne « ${double.titre} » est deux fois dans ce fichier. Gardez-en une seule.`);
  return places;
}

/** XLSX by its first bytes. @throws InvalidInput for what cannot be a table */
export async function estClasseur(path: string): Promise<boolean> {
  const fichier = await open(path, 'r');
  const { buffer, bytesRead } = await fichier.read(Buffer.alloc(4096), 0, 4096, 0);
  await fichier.close();
  const debut = buffer.subarray(0, bytesRead);
  if (debut.length === 0) throw refusDeFichier('Ce fichier est vide. Sa première ligne doit nommer les colonnes.');
  if (debut.toString('latin1', 0, 4) === 'PK\u0003\u0004') return true;
  if (debut.toString('hex', 0, 4) === 'd0cf11e0')
    throw refusDeFichier(
      'Ce classeur est d’un ancien format, ou protégé par un mot de passe. Enregistrez-le au format XLSX, sans mot de passe.',
    );
  if (debut.includes(0))
    throw refusDeFichier('Ce fichier n’est pas un tableau. Enregistrez-le au format CSV (UTF-8) ou XLSX.');
  return false;
}
