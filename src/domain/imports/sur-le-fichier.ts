import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tools } from '#platform/action.ts';
import { InvalidInput, Refused } from '#platform/errors.ts';

/** A private file for the time of some work: with those of the requests, so that what a crash leaves is purged. */
export async function fichierProvisoire<Resultat>(
  { settings }: Pick<Tools, 'settings'>,
  work: (path: string) => Promise<Resultat>,
): Promise<Resultat> {
  const dossier = join(settings.DATA_DIR, 'arrivees');
  await mkdir(dossier, { recursive: true });
  const path = join(dossier, randomUUID());
  try {
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}

const EN_PANNE =
  'Un incident de notre côté a interrompu ce travail : il reprend tout seul dans quelques minutes. S’il n’aboutit pas, déposez de nouveau le fichier.';

/**
 * Does the work of a job on the file of an import. A refusal ends the import with its reason, and its file goes; a
 * defect says so on the page, and the job is tried again.
 */
export async function surLeFichier(
  tools: Tools,
  { id, fichier_cle }: { readonly id: string; readonly fichier_cle: string },
  work: (path: string) => Promise<void>,
): Promise<void> {
  const noter = (valeurs: { raison: string; etat?: 'refuse'; fichier_cle?: null; fini_le?: Date }) =>
    tools.db.updateTable('imports').set(valeurs).where('id', '=', id).execute();
  try {
    await fichierProvisoire(tools, async (path) => {
      const octets = await tools.coffre.lire(fichier_cle);
      if (!octets) throw new Refused('Le fichier déposé n’est plus là : déposez-le de nouveau.');
      await writeFile(path, octets, { mode: 0o600 });
      await work(path);
    });
  } catch (error) {
    const raison = raisonDe(error);
    if (raison === undefined) {
      await noter({ raison: EN_PANNE });
      throw error;
    }
    await noter({ etat: 'refuse', raison, fichier_cle: null, fini_le: tools.clock() });
    await tools.coffre.effacer(fichier_cle);
  }
}

const raisonDe = (error: unknown): string | undefined => {
  if (error instanceof InvalidInput) return Object.values(error.fields).join(' ');
  return error instanceof Refused ? error.message : undefined;
};
