import { z } from 'zod';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';

const bilan = z
  .object({
    lignes: z.number(),
    bonnes: z.number(),
    dejaLa: z.number(),
    nombreDeProblemes: z.number(),
    ignorees: z.array(z.string()),
  })
  .nullable();
/** What the reading of a list found; nothing before it is read. */
export const lireBilan = (garde: unknown) => bilan.parse(garde);

const imports = (db: Db) =>
  db
    .selectFrom('imports')
    .select(['id', 'quoi', 'etat', 'fichier_nom', 'bilan', 'raison', 'depose_le', 'fini_le'])
    .select(['lignes_lues', 'lignes_total']);

/** One import with what its dry run found. Outside the nation's perimeter it does not exist. @throws NotFound */
export async function lireImport(db: Db, { type }: Perimetre, id: string) {
  const ligne = type === 'nation' ? await imports(db).where('id', '=', id).executeTakeFirst() : undefined;
  if (!ligne) throw new NotFound(`import ${id}`);
  return { ...ligne, bilan: lireBilan(ligne.bilan) };
}
export type Import = Awaited<ReturnType<typeof lireImport>>;

/** The latest imports. */
export async function listerImports(db: Db, { type }: Perimetre): Promise<Import[]> {
  if (type !== 'nation') return [];
  const lignes = await imports(db).orderBy('depose_le', 'desc').orderBy('id').limit(30).execute();
  return lignes.map((ligne) => ({ ...ligne, bilan: lireBilan(ligne.bilan) }));
}

const problemesApres = (db: Db, importId: string, rang: number, combien: number) =>
  db
    .selectFrom('imports_problemes')
    .select(['rang', 'ligne', 'colonne', 'raison'])
    .where('import_id', '=', importId)
    .where('rang', '>', rang)
    .orderBy('rang')
    .limit(combien)
    .execute();

/** The first things to correct in a list. @throws NotFound */
export async function lirePremiersProblemes(db: Db, perimetre: Perimetre, importId: string, combien: number) {
  await lireImport(db, perimetre, importId);
  return problemesApres(db, importId, 0, combien);
}
export type ProblemeGarde = Awaited<ReturnType<typeof lirePremiersProblemes>>[number];

const LOT = 1000;
/** Everything to correct in a list, as it is read. @throws NotFound before the first one */
export async function parcourirProblemes(
  db: Db,
  perimetre: Perimetre,
  importId: string,
): Promise<AsyncGenerator<ProblemeGarde>> {
  await lireImport(db, perimetre, importId);
  return (async function* () {
    for (let lot = await problemesApres(db, importId, 0, LOT); lot.length > 0; ) {
      yield* lot;
      lot = await problemesApres(db, importId, lot.at(-1)?.rang ?? 0, LOT);
    }
  })();
}
