import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { refusDeFichier } from './refus.ts';

type Entree = { readonly methode: number; readonly compresse: number; readonly debut: number };
export type Archive = {
  readonly contient: (nom: string) => boolean;
  /** The content of an entry, as it is inflated; nothing for an entry that is not there. */
  readonly flux: (nom: string) => AsyncGenerator<Buffer>;
  readonly texte: (nom: string) => Promise<string>;
  readonly fermer: () => Promise<void>;
};

const DEFLATED = 8;
const FIN = 0x06054b50;
const FIN_OCTETS = 22;
const COMMENTAIRE_MAX = 65_535;
// A workbook of 200 000 rows takes some 150 MB; beyond, it is an archive made to fill the memory.
const OCTETS_MAX = 600 * 1024 * 1024;

/**
 * A ZIP archive read by its directory (APPNOTE 6.3, without ZIP64), one entry at a time: the texts of a workbook stand
 * after its sheets and are needed before them. @throws InvalidInput when the file is not such an archive
 */
export async function ouvrirArchive(path: string): Promise<Archive> {
  const fichier = await open(path, 'r');
  try {
    const entrees = await lireRepertoire(fichier);
    const flux = (nom: string) => contenu(path, fichier, entrees.get(nom));
    return {
      contient: (nom) => entrees.has(nom),
      flux,
      async texte(nom) {
        const morceaux: Buffer[] = [];
        for await (const morceau of flux(nom)) morceaux.push(morceau);
        return Buffer.concat(morceaux).toString('utf8');
      },
      fermer: () => fichier.close(),
    };
  } catch (error) {
    await fichier.close();
    throw error;
  }
}

async function lire(fichier: FileHandle, debut: number, taille: number): Promise<Buffer> {
  const { buffer, bytesRead } = await fichier.read(Buffer.alloc(taille), 0, taille, debut);
  if (bytesRead < taille) throw abimee();
  return buffer;
}

const abimee = () =>
  refusDeFichier('Ce classeur est incomplet ou abîmé. Ouvrez-le, enregistrez-le au format XLSX, puis recommencez.');

async function lireRepertoire(fichier: FileHandle): Promise<Map<string, Entree>> {
  const { size } = await fichier.stat();
  const queue = await lire(
    fichier,
    Math.max(0, size - FIN_OCTETS - COMMENTAIRE_MAX),
    Math.min(size, FIN_OCTETS + COMMENTAIRE_MAX),
  );
  let place = queue.length - FIN_OCTETS;
  while (place >= 0 && queue.readUInt32LE(place) !== FIN) place -= 1;
  if (place < 0) throw abimee();
  const [nombre, taille, debut] = [
    queue.readUInt16LE(place + 10),
    queue.readUInt32LE(place + 12),
    queue.readUInt32LE(place + 16),
  ];
  if (debut + taille > size) throw abimee();
  const repertoire = await lire(fichier, debut, taille);
  const entrees = new Map<string, Entree>();
  let ici = 0;
  for (let rang = 0; rang < nombre && ici + 46 <= repertoire.length; rang += 1) {
    const nom = repertoire.readUInt16LE(ici + 28);
    const suite = repertoire.readUInt16LE(ici + 30) + repertoire.readUInt16LE(ici + 32);
    entrees.set(repertoire.toString('utf8', ici + 46, ici + 46 + nom), {
      methode: repertoire.readUInt16LE(ici + 10),
      compresse: repertoire.readUInt32LE(ici + 20),
      debut: repertoire.readUInt32LE(ici + 42),
    });
    ici += 46 + nom + suite;
  }
  return entrees;
}

async function* contenu(path: string, fichier: FileHandle, entree: Entree | undefined): AsyncGenerator<Buffer> {
  if (!entree || entree.compresse === 0) return;
  const entete = await lire(fichier, entree.debut, 30);
  const debut = entree.debut + 30 + entete.readUInt16LE(26) + entete.readUInt16LE(28);
  const brut = createReadStream(path, { start: debut, end: debut + entree.compresse - 1 });
  const lu = entree.methode === DEFLATED ? brut.pipe(createInflateRaw({ chunkSize: 64 * 1024 })) : brut;
  brut.on('error', (error) => lu.destroy(error));
  let total = 0;
  try {
    for await (const morceau of lu) {
      total += morceau.length;
      if (total > OCTETS_MAX)
        throw refusDeFichier('Ce classeur est trop gros une fois ouvert. Partagez-le en plusieurs fichiers.');
      yield morceau;
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_') ? abimee() : error;
  } finally {
    brut.destroy();
  }
}
