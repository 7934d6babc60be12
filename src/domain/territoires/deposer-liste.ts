import { z } from 'zod';
import { action } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { plusMinutes } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { job } from '#platform/jobs/jobs.ts';
import { importerPolitique, type Lecture, lireFichier, listeDeposee, peutImporter } from './importer-politique.ts';
import type { Politique } from './politiques.ts';

const GARDE_MINUTES = 60;

/** Keeps a file for an hour, long enough to see what it would change. Answers its identifier; the list stays as it is. */
export const deposerListe = action({
  name: 'territoires.deposerListe',
  input: listeDeposee,
  subject: ({ politique }) => politique,
  async execute({ tx, actor, now }, { politique, octets }): Promise<string> {
    if (!actor.id || !peutImporter(actor)) throw new Forbidden('territoires.deposerListe');
    await lireFichier(tx, octets);
    const { id } = await tx
      .insertInto('depots_de_listes')
      .values({ politique, octets, depose_par: actor.id, depose_le: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },
});

/** Places that the list gains, loses and keeps: communes and establishments, each counted once. */
export type Mouvements = { readonly arrivent: number; readonly partent: number; readonly restent: number };
export type ApercuDeListe = {
  readonly id: string;
  readonly politique: Politique;
  readonly lecture: Lecture;
  readonly mouvements: Mouvements;
};

/** What replacing the list by the file would do. @throws NotFound unless the actor deposited it within the hour. */
export async function apercuDeListe(db: Db, actor: Actor, id: string, now: Date): Promise<ApercuDeListe> {
  const { politique, octets } = await lireDepot(db, actor, id, now);
  const lecture = await lireFichier(db, octets);
  const actuelles = await db
    .selectFrom('politiques_prioritaires')
    .select('cible')
    .distinct()
    .where('politique', '=', politique)
    .execute();
  const avant = new Set(actuelles.map(({ cible }) => cible));
  const apres = new Set(lecture.retenues.map(({ cible }) => cible));
  const restent = [...apres].filter((cible) => avant.has(cible)).length;
  const mouvements = { arrivent: apres.size - restent, partent: avant.size - restent, restent };
  return { id, politique, lecture, mouvements };
}

/** Replaces the list by the file seen in the preview; done twice, it is done once. */
export const remplacerListe = action({
  name: 'territoires.remplacerListe',
  input: z.object({ depotId: z.uuid() }),
  subject: ({ depotId }) => depotId,
  async execute(context, { depotId }): Promise<{ politique: Politique; lecture: Lecture }> {
    const { tx, actor, now } = context;
    const { politique, octets } = await lireDepot(tx, actor, depotId, now);
    const lecture = await importerPolitique.inside(context, { politique, octets });
    return { politique, lecture };
  },
});

async function lireDepot(db: Db | Tx, actor: Actor, id: string, now: Date) {
  const depot = await db
    .selectFrom('depots_de_listes')
    .select(['politique', 'octets'])
    .where('id', '=', id)
    .where('depose_par', '=', actor.id)
    .where('depose_le', '>', plusMinutes(now, -GARDE_MINUTES))
    .executeTakeFirst();
  if (!depot) throw new NotFound();
  return listeDeposee.parse(depot);
}

/** Every hour: the files of previews go. */
export const purgerDepots = job({
  name: 'territoires.purgerDepots',
  data: z.unknown(),
  cron: '40 * * * *',
  async handle({ db, clock }) {
    await db.deleteFrom('depots_de_listes').where('depose_le', '<=', plusMinutes(clock(), -GARDE_MINUTES)).execute();
  },
});
