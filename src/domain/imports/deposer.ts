import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { action, type Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { Forbidden } from '#platform/errors.ts';
import { compterLignes } from '#platform/import/compter.ts';
import { verifierListe } from '#platform/import/importer.ts';
import { job } from '#platform/jobs/jobs.ts';
import { enLots } from '#platform/lots.ts';
import { suivre } from './avancement.ts';
import { LISTES, type Liste, lireListe } from './importer.ts';
import { peutImporter } from './rights.ts';
import { surLeFichier } from './sur-le-fichier.ts';

/** Largest list that is received. */
export const LISTE_MAX_OCTETS = 40 * 1024 * 1024;
type Depot = { readonly liste: Liste; readonly path: string };

/**
 * Receives a list: its first rows are looked at here, the others by a job. Answers the identifier of the import.
 * @throws InvalidInput when it is not such a list
 */
export async function deposerImport(
  tools: Tools,
  actor: Actor,
  { nom, ...depot }: Depot & { nom: string },
): Promise<string> {
  if (!peutImporter(actor)) throw new Forbidden('imports.deposer');
  return mettreAuCoffre(tools, depot, (cle) => garderDepot(tools, actor, { liste: depot.liste, cle, nom }));
}

/** The file in the coffre for as long as `garder` keeps its key. */
export async function mettreAuCoffre(
  { coffre }: Pick<Tools, 'coffre'>,
  { liste, path }: Depot,
  garder: (cle: string) => Promise<string>,
): Promise<string> {
  await verifierListe(LISTES[liste], path);
  const cle = await coffre.deposer(await readFile(path));
  try {
    return await garder(cle);
  } catch (error) {
    await coffre.effacer(cle);
    throw error;
  }
}

/** Keeps a file of the coffre as a list to read. */
export const garderDepot = action({
  name: 'imports.deposer',
  input: z.object({ liste: z.enum(['candidats', 'structures']), cle: z.string(), nom: z.string() }),
  async execute({ tx, actor, now, tools }, { liste, cle, nom }): Promise<string> {
    const { id } = await tx
      .insertInto('imports')
      .values({
        quoi: liste,
        etat: 'depose',
        fichier_cle: cle,
        fichier_nom: nom.slice(0, 200),
        depose_par: actor.id,
        depose_le: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tools.jobs.send(tx, lireDepot, { importId: id });
    return id;
  },
  subject: (_, importId) => importId,
});

/** Reads the whole list without writing it: what it holds, and everything that is wrong. Run again, it begins again. */
export const lireDepot = job({
  name: 'imports.lire',
  data: z.object({ importId: z.uuid() }),
  async handle(tools, { importId }) {
    const { db } = tools;
    const depose = await db.selectFrom('imports').selectAll().where('id', '=', importId).executeTakeFirst();
    if (depose?.etat !== 'depose' || !depose.fichier_cle) return;
    await surLeFichier(tools, { ...depose, fichier_cle: depose.fichier_cle }, async (path) => {
      await db.deleteFrom('imports_problemes').where('import_id', '=', importId).execute();
      const lignes_total = await compterLignes(path);
      await db.updateTable('imports').set({ lignes_lues: 0, lignes_total }).where('id', '=', importId).execute();
      const suivi = suivre(tools, importId);
      const bilan = await lireListe(tools, depose.quoi, path, {
        avancer: suivi.avancer,
        signaler: noterProblemes(tools, importId),
      });
      await suivi.fini();
      await db
        .updateTable('imports')
        .set({ etat: 'analyse', raison: null, bilan: JSON.stringify(bilan) })
        .where('id', '=', importId)
        .execute();
    });
  },
});

function noterProblemes({ db }: Tools, importId: string) {
  let rang = 0;
  return async (lot: readonly { ligne: number; colonne: string; raison: string }[]): Promise<void> => {
    const lignes = lot.map((probleme) => {
      rang += 1;
      return { import_id: importId, rang, ...probleme };
    });
    for (const part of enLots(lignes))
      await db
        .insertInto('imports_problemes')
        .values([...part])
        .execute();
  };
}
