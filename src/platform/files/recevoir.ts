import { readFile } from 'node:fs/promises';
import type { Tools } from '#platform/action.ts';
import { InvalidInput } from '#platform/errors.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { type TypeDeFichier, verifierContenu } from './contenu.ts';

/** Largest piece that anybody deposits (domain, étapes 3 and 5). */
export const PIECE_MAX_OCTETS = 10 * 1024 * 1024;

export type FichierRecu = {
  readonly cle: string;
  readonly type: TypeDeFichier;
  readonly etat: 'sain' | 'non_analyse';
};

/** Checks an upload, has it analysed, keeps it in the coffre. @throws InvalidInput on `champ`, Refused */
export async function recevoirFichier(
  { coffre, antivirus }: Pick<Tools, 'coffre' | 'antivirus'>,
  champ: string,
  upload: Upload | undefined,
  acceptes: readonly TypeDeFichier[],
): Promise<FichierRecu> {
  if (!upload) throw new InvalidInput({ [champ]: 'Choisissez un fichier sur votre appareil.' });
  const octets = await readFile(upload.path);
  const type = verifierContenu(champ, octets, acceptes, PIECE_MAX_OCTETS);
  const etat = await antivirus(octets);
  if (etat === 'infecte')
    throw new InvalidInput({
      [champ]: 'Notre antivirus a reconnu un virus dans ce fichier : il n’est pas gardé. Vérifiez votre appareil.',
    });
  return { cle: await coffre.deposer(octets), type, etat };
}
