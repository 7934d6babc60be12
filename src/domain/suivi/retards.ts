import { sql } from 'kysely';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';

/** The structures of the perimeter that have late follow-ups: how many, of which kind, since when. */
const enRetard = (db: Db | Tx, { perimetre }: Pick<Actor, 'perimetre'>, now: Date) => {
  const combien = (type: string) => sql<number>`count(*) filter (where u.type = ${type})::int`;
  const parStructure = db
    .selectFrom('suivis as u')
    .innerJoin('structures as s', 's.id', 'u.structure_id')
    .select(['s.id', 's.nom', 's.departement_code as departement'])
    .select(sql<number>`count(*)::int`.as('nombre'))
    .select(sql<string>`min(u.a_remettre_le)`.as('depuis'))
    .select([
      combien('mensuel').as('mensuels'),
      combien('trimestriel').as('trimestriels'),
      combien('semestriel').as('semestriels'),
    ])
    .where('u.statut', '=', 'a_remplir')
    .where('u.a_remettre_le', '<', dateCivile(now))
    .where(dansLePerimetre(perimetre))
    .groupBy(['s.id']);
  return db.selectFrom(parStructure.as('r')).selectAll('r');
};
export type StructureEnRetard = Awaited<ReturnType<ReturnType<typeof enRetard>['executeTakeFirstOrThrow']>>;

const cles = [
  { colonne: 'r.depuis' as const, lire: ({ depuis }: StructureEnRetard) => depuis },
  { colonne: 'r.id' as const, lire: ({ id }: StructureEnRetard) => id },
];

/** One page, those who are late for longest first. */
export const listerRetards = (
  db: Db,
  actor: Actor,
  now: Date,
  curseur?: string,
): Promise<PageDeListe<StructureEnRetard>> => paginer(enRetard(db, actor, now), { cles, curseur });

export const parcourirRetards = (db: Db, actor: Actor, now: Date) => parcourir(enRetard(db, actor, now), { cles });

/** How many structures are late, and how many follow-ups together. */
export const compterRetards = (db: Db | Tx, actor: Pick<Actor, 'perimetre'>, now: Date) =>
  db
    .selectFrom(enRetard(db, actor, now).as('r'))
    .select((eb) => eb.fn.countAll<number>().as('structures'))
    .select(sql<number>`coalesce(sum(r.nombre), 0)::int`.as('suivis'))
    .executeTakeFirstOrThrow();
