import { z } from 'zod';
import { action, type Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { plusMinutes } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { job } from '#platform/jobs/jobs.ts';
import { ligneIgnoree, lireListe, organismeLu } from './lire-liste.ts';
import { CODES_LISTES, type ListeDeReference } from './listes.ts';
import { remplacer } from './remplacer.ts';
import { peutRemplacerUneListe } from './rights.ts';

const GARDE_MINUTES = 60;
const listeConnue = z.enum(CODES_LISTES);

type Fichier = { readonly liste: ListeDeReference; readonly path: string };

/**
 * Reads a file and keeps what was read for an hour, long enough to see what it would change. Answers its identifier; the
 * list stays as it is. @throws InvalidInput when the file is not such a list
 */
export async function deposerListeDeReference(
  tools: Tools,
  actor: Actor,
  { liste, nom, path }: Fichier & { readonly nom: string },
): Promise<string> {
  if (!peutRemplacerUneListe(actor)) throw new Forbidden('referentiels.deposer');
  const { retenues, ignorees } = await lireListe(tools.db, liste, path);
  return garderDepot(tools, actor, { liste, nom, retenues, ignorees });
}

const lecture = z.object({ liste: listeConnue, retenues: z.array(organismeLu), ignorees: z.array(ligneIgnoree) });
const depotLu = lecture.extend({ nom: z.string().min(1) });

const garderDepot = action({
  name: 'referentiels.deposer',
  input: depotLu,
  subject: ({ liste }) => liste,
  async execute({ tx, actor, now }, { liste, nom, retenues, ignorees }): Promise<string> {
    if (!actor.id || !peutRemplacerUneListe(actor)) throw new Forbidden('referentiels.deposer');
    const { id } = await tx
      .insertInto('referentiels_depots')
      .values({
        liste,
        nom: nom.slice(0, 200),
        retenues: JSON.stringify(retenues),
        ignorees: JSON.stringify(ignorees),
        depose_par: actor.id,
        depose_le: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },
});

/** What replacing the list by the file would do. @throws NotFound unless the actor deposited it within the hour */
export async function apercuDeReference(db: Db, actor: Actor, id: string, now: Date) {
  const depot = await lireDepot(db, actor, id, now);
  const presents = await db
    .selectFrom('referentiels')
    .select('cle')
    .where('liste', '=', depot.liste)
    .where('retire_le', 'is', null)
    .execute();
  const avant = new Set(presents.map(({ cle }) => cle));
  const restent = depot.retenues.filter(({ cle }) => avant.has(cle)).length;
  return { id, ...depot, arrivent: depot.retenues.length - restent, partent: avant.size - restent, restent };
}
export type ApercuDeReference = Awaited<ReturnType<typeof apercuDeReference>>;

/** Replaces the list by what was seen in the preview; done twice, it is done once. */
export const remplacerListeDeReference = action({
  name: 'referentiels.remplacer',
  input: z.object({ depotId: z.uuid() }),
  subject: ({ depotId }) => depotId,
  async execute(context, { depotId }): Promise<{ liste: ListeDeReference; retenues: number; retirees: number }> {
    const { tx, actor, now } = context;
    if (!peutRemplacerUneListe(actor)) throw new Forbidden('referentiels.remplacer');
    const { liste, retenues, ignorees } = await lireDepot(tx, actor, depotId, now);
    const retirees = await remplacer(context, {
      ...{ liste, origine: 'fichier', organismes: retenues },
      ...{ ignorees: ignorees.length, retirer: true },
    });
    return { liste, retenues: retenues.length, retirees };
  },
});

/** Reads a file and replaces the list at once: for the platform itself, which nobody previews for. @throws InvalidInput */
export async function importerListeDeReference(tools: Tools, actor: Actor, { liste, path }: Fichier): Promise<number> {
  const { retenues, ignorees } = await lireListe(tools.db, liste, path);
  return ecrireListe(tools, actor, { liste, retenues, ignorees });
}

const ecrireListe = action({
  name: 'referentiels.importer',
  input: lecture,
  subject: ({ liste }) => liste,
  async execute(context, { liste, retenues, ignorees }): Promise<number> {
    if (!peutRemplacerUneListe(context.actor)) throw new Forbidden('referentiels.importer');
    await remplacer(context, {
      ...{ liste, origine: 'fichier', organismes: retenues },
      ...{ ignorees: ignorees.length, retirer: true },
    });
    return retenues.length;
  },
});

async function lireDepot(db: Db | Tx, actor: Actor, id: string, now: Date): Promise<z.output<typeof depotLu>> {
  const depot = await db
    .selectFrom('referentiels_depots')
    .select(['liste', 'nom', 'retenues', 'ignorees'])
    .where('id', '=', id)
    .where('depose_par', '=', actor.id)
    .where('depose_le', '>', plusMinutes(now, -GARDE_MINUTES))
    .executeTakeFirst();
  if (!depot) throw new NotFound(`depot ${id}`);
  return depotLu.parse(depot);
}

/** Every hour: what previews kept goes. */
export const purgerDepotsDeReference = job({
  name: 'referentiels.purgerDepots',
  data: z.unknown(),
  cron: '50 * * * *',
  async handle({ db, clock }) {
    await db.deleteFrom('referentiels_depots').where('depose_le', '<=', plusMinutes(clock(), -GARDE_MINUTES)).execute();
  },
});
