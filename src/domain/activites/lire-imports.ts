import { z } from 'zod';
import { listerSesLieux } from '#domain/lieux/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { colonnesImportees } from './colonnes-importees.ts';
import { CANAUX } from './references.ts';

const bilan = z.object({
  lignes: z.number(),
  bonnes: z.number(),
  dejaLa: z.number(),
  nombreDeProblemes: z.number(),
  ignorees: z.array(z.string()),
});
const problemes = z.array(z.object({ ligne: z.number(), colonne: z.string(), raison: z.string() }));

const siens = (db: Db, { id, perimetre }: Actor) =>
  db
    .selectFrom('imports_activites as i')
    .innerJoin('candidats as c', 'c.numero', 'i.conseiller')
    .select(['i.id', 'i.statut', 'i.statut_le', 'i.fichier_nom', 'i.empreinte', 'i.lu_le', 'i.bilan'])
    .select((eb) => eb.fn<number>('cardinality', ['i.ids']).as('ecrites'))
    .where('c.utilisateur_id', '=', id)
    .where((eb) => eb.lit(perimetre.type === 'personne'))
    .orderBy('i.lu_le', 'desc')
    .orderBy('i.id');

/** The last imports of the person signed in. */
export const listerSesImports = (db: Db, actor: Actor) => siens(db, actor).limit(20).execute();

/** One of his imports: what its reading found, what is to correct, and when the same file was imported before. @throws NotFound */
export async function lireSonImport(db: Db, actor: Actor, importId: string) {
  const lu = await siens(db, actor).select('i.problemes').where('i.id', '=', importId).executeTakeFirst();
  if (!lu) throw new NotFound(`import ${importId}`);
  const deja = await siens(db, actor)
    .where('i.empreinte', '=', lu.empreinte)
    .where('i.statut', '=', 'importe')
    .where('i.id', '<>', importId)
    .executeTakeFirst();
  return { ...lu, bilan: bilan.parse(lu.bilan), problemes: problemes.parse(lu.problemes), dejaLe: deja?.statut_le };
}
export type SonImport = Awaited<ReturnType<typeof lireSonImport>>;

/** What the spreadsheet of the person signed in may hold, with a place of his among the examples. */
export async function colonnesDeSonImport(db: Db, actor: Actor) {
  const themes = await db.selectFrom('themes').select('libelle_court').orderBy('numero').execute();
  const [lieu] = await listerSesLieux(db, actor);
  return colonnesImportees(
    themes.map(({ libelle_court }) => libelle_court),
    lieu?.nom ?? CANAUX.itinerant,
  );
}
