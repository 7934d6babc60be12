import { z } from 'zod';
import { MINUTES_PAR_JOUR } from '#domain/horaires/index.ts';
import { action, type Context } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { dater, verrouillerLeSien } from './sien.ts';

const PERMANENCES_MAX = 60;
const minute = z.int().min(0).max(MINUTES_PAR_JOUR);

const entree = z
  .object({
    lieuId: z.uuid(),
    jour: z.int().min(1).max(7),
    debut: minute,
    fin: minute,
    du: z.iso.date(),
    au: z.iso.date().nullable(),
  })
  .refine(({ debut, fin, du, au }) => debut < fin && (au === null || du <= au));
type Permanence = z.output<typeof entree>;

/**
 * A conseiller says when he is at one of his places, each week, whatever the hours of the place.
 * @throws NotFound when he does not receive there
 * @throws Refused when he is said to be elsewhere at the same hour
 */
export const ajouterPermanence = action({
  name: 'lieux.ajouterPermanence',
  input: entree,
  subject: ({ lieuId }) => lieuId,
  async execute(context, permanence): Promise<void> {
    const { lieuId, jour, debut, fin, du, au } = permanence;
    const { conseiller } = await verrouillerLeSien(context, lieuId);
    await refuserSiOccupe(context, conseiller, permanence);
    await context.tx
      .insertInto('lieux_permanences')
      .values({ lieu_id: lieuId, conseiller, jour, debut, fin, du, au })
      .execute();
    await dater(context, lieuId);
  },
});

async function refuserSiOccupe({ tx, now }: Context, conseiller: number, voulue: Permanence): Promise<void> {
  const siennes = await tx
    .selectFrom('lieux_permanences as p')
    .innerJoin('lieux as l', 'l.id', 'p.lieu_id')
    .select(['p.jour', 'p.debut', 'p.fin', 'p.du', 'p.au', 'l.nom'])
    .where('p.conseiller', '=', conseiller)
    .where((eb) => eb.or([eb('p.au', 'is', null), eb('p.au', '>=', dateCivile(now))]))
    .execute();
  if (siennes.length >= PERMANENCES_MAX)
    throw new Refused('Vous avez déjà 60 permanences : retirez celles qui ne servent plus.');
  const meme = siennes.find(
    ({ jour, debut, fin, du, au }) =>
      jour === voulue.jour &&
      debut < voulue.fin &&
      voulue.debut < fin &&
      (voulue.au === null || du <= voulue.au) &&
      (au === null || voulue.du <= au),
  );
  if (meme)
    throw new Refused(`Ce jour-là, à cette heure, vous êtes déjà à « ${meme.nom} ». Retirez d’abord cette permanence.`);
}

/** Takes back a permanence of the person signed in: one that has begun ends the day before. @throws NotFound */
export const retirerPermanence = action({
  name: 'lieux.retirerPermanence',
  input: z.object({ lieuId: z.uuid(), permanenceId: z.uuid() }),
  subject: ({ lieuId }) => lieuId,
  async execute(context, { lieuId, permanenceId }): Promise<void> {
    const { tx, now } = context;
    const { conseiller } = await verrouillerLeSien(context, lieuId);
    const aujourdhui = dateCivile(now);
    const sienne = await tx
      .selectFrom('lieux_permanences')
      .select('du')
      .where('id', '=', permanenceId)
      .where('lieu_id', '=', lieuId)
      .where('conseiller', '=', conseiller)
      .executeTakeFirst();
    if (!sienne) throw new NotFound(`permanence ${permanenceId}`);
    if (sienne.du >= aujourdhui) await tx.deleteFrom('lieux_permanences').where('id', '=', permanenceId).execute();
    else
      await tx
        .updateTable('lieux_permanences')
        .set({ au: ajouterJours(aujourdhui, -1) })
        .where('id', '=', permanenceId)
        .execute();
    await dater(context, lieuId);
  },
});

/** Those of the person signed in that are not over, in the order of the week. */
export const listerSesPermanences = (db: Db, { id, perimetre }: Actor, now: Date) =>
  db
    .selectFrom('lieux_permanences as p')
    .innerJoin('candidats as c', 'c.numero', 'p.conseiller')
    .select(['p.id', 'p.lieu_id', 'p.jour', 'p.debut', 'p.fin', 'p.du', 'p.au'])
    .where('c.utilisateur_id', '=', id)
    .where((eb) => eb.lit(perimetre.type === 'personne'))
    .where((eb) => eb.or([eb('p.au', 'is', null), eb('p.au', '>=', dateCivile(now))]))
    .orderBy('p.jour')
    .orderBy('p.debut')
    .orderBy('p.id')
    .execute();
export type SaPermanence = Awaited<ReturnType<typeof listerSesPermanences>>[number];
