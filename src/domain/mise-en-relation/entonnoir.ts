import { sql } from 'kysely';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';

const compter = (...statuts: string[]) =>
  sql<number>`coalesce(sum(m.n) filter (where m.statut in (${sql.join(statuts)})), 0)::int`;

/** Where each active structure is in its recruitment: figures only, no candidate is named. */
const lignes = (db: Db, perimetre: Perimetre, bloquees: boolean) => {
  const query = db
    .selectFrom('structures as s')
    .innerJoin('communes as k', 'k.code', 's.commune_code')
    .leftJoin(
      db
        .selectFrom('mises_en_relation')
        .select(['structure_id', 'statut', (eb) => eb.fn.countAll<number>().as('n')])
        .groupBy(['structure_id', 'statut'])
        .as('m'),
      'm.structure_id',
      's.id',
    )
    .select([
      's.id',
      's.numero',
      's.nom',
      's.nom_tri',
      's.departement_code',
      'k.nom as commune',
      's.statut_le as activeeLe',
    ])
    .select([
      compter('interessee', 'entretien', 'recrutement_souhaite', 'recrutement_accepte', 'recrutee').as('interesses'),
      compter('entretien', 'recrutement_souhaite', 'recrutement_accepte', 'recrutee').as('entretiens'),
      compter('recrutement_souhaite', 'recrutement_accepte', 'recrutee').as('choisis'),
      compter('recrutement_accepte', 'recrutee').as('acceptes'),
      sql<number>`(select count(*)::int from postes p where p.structure_id = s.id and p.statut in ('vacant', 'pourvu'))`.as(
        'postes',
      ),
    ])
    .where('s.statut', '=', 'activee')
    .where(dansLePerimetre(perimetre))
    .groupBy(['s.id', 'k.nom']);
  return bloquees
    ? query.having(
        compter('interessee', 'entretien', 'recrutement_souhaite', 'recrutement_accepte', 'recrutee'),
        '=',
        0,
      )
    : query;
};
export type LigneEntonnoir = Awaited<ReturnType<ReturnType<typeof lignes>['executeTakeFirstOrThrow']>>;

const cles = [
  { colonne: 's.statut_le' as const, lire: ({ activeeLe }: LigneEntonnoir) => activeeLe },
  { colonne: 's.id' as const, lire: ({ id }: LigneEntonnoir) => id },
];

/** One page of the funnel, those active for longest first; `bloquees`: only those interested in nobody yet. */
export const listerEntonnoir = (
  db: Db,
  perimetre: Perimetre,
  bloquees: boolean,
  curseur?: string,
): Promise<PageDeListe<LigneEntonnoir>> => paginer(lignes(db, perimetre, bloquees), { cles, curseur });

export const parcourirEntonnoir = (db: Db, perimetre: Perimetre, bloquees: boolean) =>
  parcourir(lignes(db, perimetre, bloquees), { cles });

/** The funnel as a whole: structures, posts, and how many of each step. */
export async function resumerEntonnoir(db: Db, perimetre: Perimetre) {
  return db
    .selectFrom(lignes(db, perimetre, false).as('e'))
    .select((eb) => [
      eb.fn.countAll<number>().as('structures'),
      sql<number>`coalesce(sum(e.postes), 0)::int`.as('postes'),
      sql<number>`coalesce(sum(e.choisis), 0)::int`.as('choisis'),
      sql<number>`coalesce(sum(e.acceptes), 0)::int`.as('acceptes'),
      sql<number>`count(*) filter (where e.interesses = 0)::int`.as('sansInteret'),
      sql<number>`count(*) filter (where e.interesses > 0 and e.entretiens = 0)::int`.as('sansEntretien'),
    ])
    .executeTakeFirstOrThrow();
}
