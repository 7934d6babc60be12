import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { action, type Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { plusJours } from '#platform/dates.ts';
import { type Db, type Tx, transaction } from '#platform/db/guard.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { effacerFichier } from '#platform/files/effacer.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { garderDepot, LISTE_MAX_OCTETS, mettreAuCoffre } from './deposer.ts';
import type { Liste } from './importer.ts';
import { peutImporter } from './rights.ts';
import { fichierProvisoire } from './sur-le-fichier.ts';

/** Largest piece of a file that is sent at once: what is lost when the connection is. */
export const MORCEAU_OCTETS = 1024 * 1024;
/** How long a file cut half-way can be taken up again. */
export const ENVOI_JOURS = 1;

type Envoi = {
  readonly id: string;
  readonly quoi: Liste;
  readonly fichier_nom: string;
  readonly taille: number;
  readonly recus: number;
  readonly import_id: string | null;
};
/** Where a file stands: bytes received, and the import that it became. */
type EtatEnvoi = { readonly recus: number; readonly importId: string | null };

const siens = (db: Db | Tx, { id }: Actor, now: Date) =>
  db
    .selectFrom('imports_envois')
    .select(['id', 'quoi', 'fichier_nom', 'taille', 'recus', 'import_id'])
    .where('envoye_par', '=', id)
    .where('commence_le', '>', plusJours(now, -ENVOI_JOURS));

/** Begins to send a file, or finds where it was cut: the same file, by the same person, of the same day. */
export const commencerEnvoi = action({
  name: 'imports.envoyer',
  input: z.object({
    liste: z.enum(['candidats', 'structures']),
    nom: z.string().min(1).max(200),
    taille: z.number().int().min(1).max(LISTE_MAX_OCTETS),
    version: z.string().max(40),
  }),
  async execute({ tx, actor, now }, { liste, nom, taille, version }): Promise<Envoi> {
    if (!peutImporter(actor) || !actor.id) throw new Forbidden('imports.envoyer');
    const commence = await siens(tx, actor, now)
      .where((eb) => eb.and({ quoi: liste, fichier_nom: nom, taille, version }))
      .where('import_id', 'is', null)
      .orderBy('commence_le', 'desc')
      .executeTakeFirst();
    if (commence) return commence;
    return tx
      .insertInto('imports_envois')
      .values({ quoi: liste, fichier_nom: nom, taille, version, envoye_par: actor.id, commence_le: now })
      .returning(['id', 'quoi', 'fichier_nom', 'taille', 'recus', 'import_id'])
      .executeTakeFirstOrThrow();
  },
  subject: (_, { id }) => id,
});

/**
 * Adds a piece at its place; the last one deposits the list. A piece that is not the next one is left aside: the
 * answer says where the file stands. @throws NotFound, Refused, InvalidInput when it is not such a list
 */
export async function ajouterMorceau(
  tools: Tools,
  actor: Actor,
  { envoiId, position, morceau }: { envoiId: string; position: number; morceau: Upload | undefined },
): Promise<EtatEnvoi> {
  if (!peutImporter(actor)) throw new Forbidden('imports.envoyer');
  const envoi = await siens(tools.db, actor, tools.clock()).where('id', '=', envoiId).executeTakeFirst();
  if (!envoi) throw new NotFound(`envoi ${envoiId}`);
  const { taille, import_id: importId } = envoi;
  if (importId || position !== envoi.recus) return { recus: envoi.recus, importId };
  if (morceau && position + morceau.taille > taille)
    throw new Refused('Ce fichier a changé pendant son envoi : choisissez-le de nouveau.');
  const recus = morceau ? await garderMorceau(tools, envoi, morceau) : envoi.recus;
  return { recus, importId: recus === taille ? await terminer(tools, actor, envoi) : null };
}

/** Answers how many bytes are there: those of somebody quicker when the piece came twice. */
async function garderMorceau(tools: Tools, envoi: Envoi, { path, taille }: Upload): Promise<number> {
  const cle = await tools.coffre.deposer(await readFile(path));
  const recus = await transaction(tools.db, async (tx) => {
    const change = await tx
      .updateTable('imports_envois')
      .set({ recus: envoi.recus + taille })
      .where('id', '=', envoi.id)
      .where('recus', '=', envoi.recus)
      .returning('recus')
      .executeTakeFirst();
    if (change)
      await tx.insertInto('imports_morceaux').values({ envoi_id: envoi.id, position: envoi.recus, cle }).execute();
    return change?.recus;
  });
  if (recus !== undefined) return recus;
  await tools.coffre.effacer(cle);
  const { recus: deja } = await tools.db
    .selectFrom('imports_envois')
    .select('recus')
    .where('id', '=', envoi.id)
    .executeTakeFirstOrThrow();
  return deja;
}

const lesMorceaux = (db: Db | Tx, envoiId: string) =>
  db.selectFrom('imports_morceaux').select('cle').where('envoi_id', '=', envoiId).orderBy('position').execute();

/** The whole file is there: it is deposited, as one sent at once. */
const terminer = (tools: Tools, actor: Actor, { id: envoiId, quoi: liste, fichier_nom: nom }: Envoi) =>
  fichierProvisoire(tools, async (path) => {
    for (const { cle } of await lesMorceaux(tools.db, envoiId)) {
      const octets = await tools.coffre.lire(cle);
      if (!octets) throw new NotFound(`piece of envoi ${envoiId}`);
      await appendFile(path, octets, { mode: 0o600 });
    }
    return mettreAuCoffre(tools, { liste, path }, (cle) => deposerEnvoi(tools, actor, { envoiId, liste, cle, nom }));
  });

const deposerEnvoi = action({
  name: 'imports.finirEnvoi',
  input: garderDepot.input.and(z.object({ envoiId: z.uuid() })),
  async execute(context, { envoiId, ...depot }): Promise<string> {
    const { tx } = context;
    const envoi = await siens(tx, context.actor, context.now).where('id', '=', envoiId).forUpdate().executeTakeFirst();
    if (!envoi) throw new NotFound(`envoi ${envoiId}`);
    if (envoi.import_id) throw new Refused('Cette liste est déjà déposée.');
    const importId = await garderDepot.inside(context, depot);
    await tx.updateTable('imports_envois').set({ import_id: importId }).where('id', '=', envoiId).execute();
    await oublierMorceaux(context, envoiId);
    return importId;
  },
  subject: (_, importId) => importId,
});

/** The pieces of a file go: from the base at once, from the coffre as soon as the transaction is done. */
export async function oublierMorceaux(
  { tx, tools }: { readonly tx: Tx; readonly tools: Tools },
  envoiId: string,
): Promise<void> {
  const cles = await tx.deleteFrom('imports_morceaux').where('envoi_id', '=', envoiId).returning('cle').execute();
  if (cles.length > 0) await tools.jobs.sendMany(tx, effacerFichier, cles);
}
