import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { porteeDe } from './portee-des-tags.ts';

/** The tags of the scope of whoever asks, by name; those that are archived too, those that became others no more. */
export async function listerTags(db: Db, actor: Actor) {
  const { portee, ids } = await porteeDe(db, actor);
  return db
    .selectFrom('tags')
    .select(['numero', 'nom', 'portee_id', 'archive_le'])
    .where('portee', '=', portee)
    .where('portee_id', 'in', ['?', ...ids])
    .where('fusionne_dans', 'is', null)
    .orderBy('nom_tri')
    .orderBy('numero')
    .execute();
}
export type Tag = Awaited<ReturnType<typeof listerTags>>[number];

export const USAGES_COMPTES = 1000;
/** One of them, with how many activities bear it: counted up to a thousand, one more means « and more ». @throws NotFound */
export async function lireTag(db: Db, actor: Actor, numero: number) {
  const tag = (await listerTags(db, actor)).find((un) => un.numero === numero);
  if (!tag) throw new NotFound(`tag ${numero}`);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from activites where tags @> array[${numero}::int] and tags <> '{}' and supprimee_le is null limit ${USAGES_COMPTES + 1}
    ) a`.execute(db);
  return { ...tag, usages: rows[0]?.n ?? 0 };
}
