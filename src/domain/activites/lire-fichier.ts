import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { sonContratDuJour } from '#domain/contrats/index.ts';
import { action, type Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { NotFound } from '#platform/errors.ts';
import { analyser, type Probleme, verifierListe } from '#platform/import/importer.ts';
import { OUBLIE } from './annuler-import.ts';
import { type LigneImportee, lecteurPour } from './importateur.ts';

const PROBLEMES_MAX = 2000;

/**
 * Reads a spreadsheet of the person signed in without writing any of its activities. Answers the identifier of the
 * import. @throws InvalidInput when it is not such a file @throws Refused without a running contract
 */
export async function lireFichier(tools: Tools, actor: Actor, { path, nom }: { path: string; nom: string }) {
  const lecteur = await lecteurPour(tools.db, actor, tools.clock());
  await verifierListe(lecteur, path);
  const empreinte = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  const lignes: LigneImportee[] = [];
  const problemes: Probleme[] = [];
  const bilan = await analyser(tools.db, lecteur, path, tools.clock(), {
    recevoir: async (lot) => void lignes.push(...lot),
    signaler: async (lot) => void problemes.push(...lot.slice(0, PROBLEMES_MAX - problemes.length)),
  });
  const gardees = bilan.nombreDeProblemes > 0 ? [] : lignes;
  return garderLecture(tools, actor, { empreinte, nom: nom.slice(0, 200), bilan, problemes, lignes: gardees });
}

const garderLecture = action({
  name: 'activites.lireImport',
  input: z.object({
    empreinte: z.string(),
    nom: z.string(),
    bilan: z.record(z.string(), z.unknown()),
    problemes: z.array(z.unknown()),
    lignes: z.array(z.record(z.string(), z.unknown())),
  }),
  async execute({ tx, actor, now }, { empreinte, nom, bilan, problemes, lignes }): Promise<string> {
    const contrat = await sonContratDuJour(tx, actor, now);
    if (!contrat) throw new NotFound('contrat en cours');
    // One spreadsheet at a time waits for him to decide.
    await tx
      .updateTable('imports_activites')
      .set({ ...OUBLIE, statut_le: now })
      .where('conseiller', '=', contrat.conseiller)
      .where('statut', '=', 'lu')
      .execute();
    const { id } = await tx
      .insertInto('imports_activites')
      .values({
        ...{ conseiller: contrat.conseiller, statut: 'lu', statut_le: now, lu_le: now, fichier_nom: nom, empreinte },
        bilan: JSON.stringify(bilan),
        problemes: JSON.stringify(problemes),
        lignes: JSON.stringify(lignes),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },
  subject: (_, importId) => importId,
});
