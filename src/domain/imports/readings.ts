import { z } from 'zod';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';

const bilan = z.object({
  lignes: z.number(),
  bonnes: z.number(),
  dejaLa: z.number(),
  nombreDeProblemes: z.number(),
  problemes: z.array(z.object({ ligne: z.number(), colonne: z.string(), raison: z.string() })),
});

const imports = (db: Db) =>
  db.selectFrom('imports').select(['id', 'quoi', 'etat', 'fichier_nom', 'bilan', 'depose_le', 'fini_le']);

/** One import with what its dry run found. Outside the nation's perimeter it does not exist. @throws NotFound */
export async function lireImport(db: Db, { type }: Perimetre, id: string) {
  const ligne = type === 'nation' ? await imports(db).where('id', '=', id).executeTakeFirst() : undefined;
  if (!ligne) throw new NotFound(`import ${id}`);
  return { ...ligne, bilan: bilan.parse(ligne.bilan) };
}
export type Import = Awaited<ReturnType<typeof lireImport>>;

/** The latest imports. */
export async function listerImports(db: Db, { type }: Perimetre): Promise<Import[]> {
  if (type !== 'nation') return [];
  const lignes = await imports(db).orderBy('depose_le', 'desc').orderBy('id').limit(30).execute();
  return lignes.map((ligne) => ({ ...ligne, bilan: bilan.parse(ligne.bilan) }));
}
