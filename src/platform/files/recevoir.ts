import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Tools } from '#platform/action.ts';
import { InvalidInput } from '#platform/errors.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { type TypeDeFichier, verifierContenu } from './contenu.ts';

/** Largest piece that anybody deposits (domain, étapes 3 and 5). */
export const PIECE_MAX_OCTETS = 10 * 1024 * 1024;
const NOM_MAX = 200;

/** A file kept in the coffre, as a gesture receives it: its key, its name as given, its size and its SHA-256. */
export const fichierRecuParmi = <const T extends TypeDeFichier>(types: readonly T[]) =>
  z.object({
    cle: z.uuid(),
    nom: z.string(),
    type: z.enum(types),
    octets: z.number().int().positive(),
    empreinte: z.string(),
    etat: z.enum(['sain', 'non_analyse']),
  });
/** A piece: what people print, scan or photograph. */
export const fichierRecu = fichierRecuParmi(['pdf', 'jpeg', 'png']);
export type FichierRecu<T extends TypeDeFichier = 'pdf' | 'jpeg' | 'png'> = Omit<
  z.output<typeof fichierRecu>,
  'type'
> & { readonly type: T };
type Outils = Pick<Tools, 'coffre' | 'antivirus'>;

/** Checks an upload, has it analysed, keeps it in the coffre. @throws InvalidInput on `champ`, Refused */
export async function recevoirFichier<T extends TypeDeFichier>(
  outils: Outils,
  champ: string,
  upload: Upload | undefined,
  acceptes: readonly T[],
): Promise<FichierRecu<T>> {
  if (!upload) throw new InvalidInput({ [champ]: 'Choisissez un fichier sur votre appareil.' });
  return recevoirOctets(outils, champ, { nom: upload.nom, octets: await readFile(upload.path) }, acceptes);
}

/** The same for bytes that come from elsewhere than a form. @throws InvalidInput on `champ`, Refused */
export async function recevoirOctets<T extends TypeDeFichier>(
  { coffre, antivirus }: Outils,
  champ: string,
  { nom, octets }: { readonly nom: string; readonly octets: Uint8Array },
  acceptes: readonly T[],
): Promise<FichierRecu<T>> {
  const type = verifierContenu(champ, octets, acceptes, PIECE_MAX_OCTETS);
  const etat = await antivirus(octets);
  if (etat === 'infecte')
    throw new InvalidInput({
      [champ]: 'Notre antivirus a reconnu un virus dans ce fichier : il n’est pas gardé. Vérifiez votre appareil.',
    });
  const empreinte = createHash('sha256').update(octets).digest('hex');
  return {
    cle: await coffre.deposer(octets),
    nom: nom.slice(0, NOM_MAX),
    type,
    octets: octets.length,
    empreinte,
    etat,
  };
}

/** Receives files, then does the gesture that keeps them: nothing stays in the coffre when a file or the gesture fails. */
export async function garderFichiers<Output, T extends TypeDeFichier>(
  outils: Outils,
  champ: string,
  uploads: readonly (Upload | undefined)[],
  acceptes: readonly T[],
  garder: (fichiers: readonly FichierRecu<T>[]) => Promise<Output>,
): Promise<Output> {
  const recus: FichierRecu<T>[] = [];
  try {
    for (const upload of uploads) recus.push(await recevoirFichier(outils, champ, upload, acceptes));
    return await garder(recus);
  } catch (error) {
    for (const { cle } of recus) await outils.coffre.effacer(cle);
    throw error;
  }
}

/** The same for one file. */
export const garderFichier = <Output, T extends TypeDeFichier>(
  outils: Outils,
  champ: string,
  upload: Upload | undefined,
  acceptes: readonly T[],
  garder: (fichier: FichierRecu<T>) => Promise<Output>,
): Promise<Output> =>
  garderFichiers(outils, champ, [upload], acceptes, async ([fichier]) => {
    if (!fichier) throw new Error('a file that was received is there');
    return garder(fichier);
  });
