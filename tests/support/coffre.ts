import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tools } from '#platform/action.ts';

/** The names of the files of a folder and of those inside it, in order; none when it does not exist. */
export async function fichiersSous(dossier: string): Promise<readonly string[]> {
  const entrees = await readdir(dossier, { recursive: true, withFileTypes: true }).catch(() => []);
  return entrees.flatMap((entree) => (entree.isFile() ? [entree.name] : [])).toSorted();
}

/** The keys of everything that the coffre keeps in its folder of this machine. */
export const clesDuCoffre = ({ settings }: Pick<Tools, 'settings'>): Promise<readonly string[]> =>
  fichiersSous(join(settings.DATA_DIR, 'fichiers'));
