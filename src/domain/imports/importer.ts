import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { importateurCandidats } from '#domain/candidats/index.ts';
import { importateurStructures } from '#domain/structures/index.ts';
import { action, type Context, type Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { transaction } from '#platform/db/guard.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { analyser, type Importateur, type Probleme } from '#platform/import/importer.ts';
import { job } from '#platform/jobs/jobs.ts';
import { peutImporter } from './rights.ts';

export const LISTES = { candidats: importateurCandidats, structures: importateurStructures } as const;
export type Liste = keyof typeof LISTES;

const PROBLEMES_GARDES = 2000;
/** What the dry run found, as it is kept. */
export type Bilan = {
  readonly lignes: number;
  readonly bonnes: number;
  readonly dejaLa: number;
  readonly nombreDeProblemes: number;
  readonly problemes: readonly Probleme[];
};

/** Reads a list without writing anything of it. @throws InvalidInput */
export const essayer = (tools: Pick<Tools, 'db' | 'clock'>, liste: Liste, path: string): Promise<Bilan> =>
  liste === 'candidats' ? bilanDe(tools, LISTES.candidats, path) : bilanDe(tools, LISTES.structures, path);

async function bilanDe<Valeur>(
  { db, clock }: Pick<Tools, 'db' | 'clock'>,
  importateur: Importateur<Valeur>,
  path: string,
): Promise<Bilan> {
  const { problemes, ...compte } = await analyser(db, importateur, path, clock());
  return {
    ...compte,
    nombreDeProblemes: problemes.length,
    problemes: problemes.slice(0, PROBLEMES_GARDES),
  };
}

/** Writes a whole list, or nothing: one wrong line refuses all. Answers how many rows were written. @throws Refused */
export const ecrireListe = (tools: Tools, actor: Actor, liste: Liste, path: string): Promise<number> =>
  liste === 'candidats' ? ecrire(tools, actor, LISTES.candidats, path) : ecrire(tools, actor, LISTES.structures, path);

async function ecrire<Valeur>(
  tools: Tools,
  actor: Actor,
  importateur: Importateur<Valeur>,
  path: string,
): Promise<number> {
  if (!peutImporter(actor)) throw new Forbidden('imports.ecrire');
  const now = tools.clock();
  return transaction(tools.db, async (tx) => {
    const context = { tx, actor, now, tools };
    const { bonnes, problemes } = await analyser(tx, importateur, path, now, (lot) =>
      importateur.inserer(context, lot),
    );
    if (problemes.length > 0) throw new Refused('Cette liste a des lignes à corriger : rien n’est importé.');
    if (bonnes > 0) await importateur.apres?.(context);
    await inscrireAudit(context, { action: `${importateur.nom}.importer`, sujet: null });
    return bonnes;
  });
}

/** Receives a list, says what importing it would do, keeps the file until somebody decides. Answers its identifier. */
export async function deposerImport(
  tools: Tools,
  actor: Actor,
  { liste, path, nom }: { liste: Liste; path: string; nom: string },
): Promise<string> {
  if (!peutImporter(actor)) throw new Forbidden('imports.deposer');
  const bilan = await essayer(tools, liste, path);
  if (bilan.lignes === 0)
    throw new InvalidInput({ fichier: 'Ce fichier n’a que sa première ligne. Ajoutez-y des lignes.' });
  const cle = await tools.coffre.deposer(await readFile(path));
  return garder(tools, actor, { liste, cle, nom, bilan: JSON.stringify(bilan) });
}

const garder = action({
  name: 'imports.deposer',
  input: z.object({ liste: z.enum(['candidats', 'structures']), cle: z.string(), nom: z.string(), bilan: z.string() }),
  async execute({ tx, actor, now }, { liste, cle, nom, bilan }): Promise<string> {
    const { id } = await tx
      .insertInto('imports')
      .values({
        quoi: liste,
        etat: 'analyse',
        fichier_cle: cle,
        fichier_nom: nom.slice(0, 200),
        bilan,
        depose_par: actor.id,
        depose_le: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },
  subject: (_, importId) => importId,
});

/** Asks for the import that was seen: a job writes it. Asked twice, it is done once. @throws Refused, NotFound */
export const demanderImport = action({
  name: 'imports.demander',
  input: z.object({ importId: z.uuid() }),
  async execute({ tx, actor, tools }: Context, { importId }): Promise<void> {
    if (!peutImporter(actor)) throw new Forbidden('imports.demander');
    const present = await tx
      .selectFrom('imports')
      .selectAll()
      .where('id', '=', importId)
      .forUpdate()
      .executeTakeFirst();
    if (!present) throw new NotFound(`import ${importId}`);
    if (present.etat !== 'analyse') throw new Refused('Cet import est déjà demandé.');
    await tx.updateTable('imports').set({ etat: 'demande' }).where('id', '=', importId).execute();
    await tools.jobs.send(tx, executerImport, { importId });
  },
  subject: ({ importId }) => importId,
});

/** Writes the list, whole or not at all. Run again after a crash, it finds the rows there and writes no double. */
export const executerImport = job({
  name: 'imports.executer',
  data: z.object({ importId: z.uuid() }),
  async handle(tools, { importId }) {
    const { db, coffre, settings } = tools;
    const present = await db.selectFrom('imports').selectAll().where('id', '=', importId).executeTakeFirst();
    if (!present?.fichier_cle || present.etat === 'fait' || present.etat === 'refuse') return;
    await db.updateTable('imports').set({ etat: 'en_cours' }).where('id', '=', importId).execute();
    const octets = await coffre.lire(present.fichier_cle);
    const path = join(settings.DATA_DIR, `import-${randomUUID()}`);
    await writeFile(path, octets ?? new Uint8Array(), { mode: 0o600 });
    try {
      await ecrireListe(tools, { ...SYSTEME, id: present.depose_par }, present.quoi, path);
      await finir(tools, importId, 'fait');
    } catch (error) {
      if (!(error instanceof Refused || error instanceof InvalidInput)) throw error;
      await finir(tools, importId, 'refuse');
    } finally {
      await rm(path, { force: true });
    }
    await coffre.effacer(present.fichier_cle);
  },
});

const finir = ({ db, clock }: Tools, importId: string, etat: 'fait' | 'refuse') =>
  db.updateTable('imports').set({ etat, fini_le: clock(), fichier_cle: null }).where('id', '=', importId).execute();
