import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readable } from '#platform/http/uploads.ts';
import type { Depot } from './coffre.ts';

/** Files in a folder of this machine: written aside, forced to the disk, then put in place. A full disk says so. */
export function ouvrirDossier(folder: string): Depot {
  const chemin = (cle: string) => {
    if (!/^[\w-]{8,64}$/.test(cle)) throw new Error('not a key of the coffre');
    return join(folder, cle.slice(0, 2), cle);
  };
  return {
    async ecrire(cle, octets) {
      const final = chemin(cle);
      const provisoire = `${final}.ecriture`;
      try {
        await mkdir(dirname(final), { recursive: true, mode: 0o700 });
        const handle = await open(provisoire, 'w', 0o600);
        try {
          await handle.writeFile(octets);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(provisoire, final);
        await synchroniser(dirname(final));
      } catch (error) {
        await rm(provisoire, { force: true });
        throw readable(error);
      }
    },
    lire: (cle) =>
      readFile(chemin(cle)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      }),
    effacer: (cle) => rm(chemin(cle), { force: true }),
  };
}

/** A new name is on the disk once its folder is. */
async function synchroniser(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
