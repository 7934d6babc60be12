import { sql } from 'kysely';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { type PageDeListe, paginer } from '#platform/table/keyset.ts';
import { organismeVisible } from './perimetre.ts';
import type { DemiJournee, EtatDePresence } from './presences.ts';

const sessions = (db: Db, perimetre: Perimetre) =>
  db
    .selectFrom('sessions_formation as x')
    .innerJoin('organismes as o', 'o.id', 'x.organisme_id')
    .selectAll('x')
    .select('o.nom as organisme')
    .select(sql<number>`(select count(*)::int from formations f where f.session_id = x.id)`.as('inscrits'))
    .where(organismeVisible(perimetre));
export type SessionLue = Awaited<ReturnType<ReturnType<typeof sessions>['executeTakeFirstOrThrow']>>;

/** One page of the sessions of the perimeter, the latest first day first. */
export const listerSessions = (
  db: Db,
  perimetre: Perimetre,
  { parcours }: { readonly parcours?: number | undefined },
  curseur?: string,
): Promise<PageDeListe<SessionLue>> => {
  const query = sessions(db, perimetre);
  return paginer(parcours ? query.where('x.parcours', '=', parcours) : query, {
    cles: [
      { colonne: 'x.debut', lire: ({ debut }: SessionLue) => debut },
      { colonne: 'x.id', lire: ({ id }: SessionLue) => id },
    ],
    sens: 'desc',
    curseur,
  });
};

export const compterSessions = async (db: Db, perimetre: Perimetre, parcours?: number): Promise<number> => {
  const query = db
    .selectFrom('sessions_formation as x')
    .innerJoin('organismes as o', 'o.id', 'x.organisme_id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where(organismeVisible(perimetre));
  return (await (parcours ? query.where('x.parcours', '=', parcours) : query).executeTakeFirstOrThrow()).n;
};

/** The open sessions of a training body that are not over, with a free place, the next one first; `parcours` when one is sought. */
export function listerSessionsLibres(
  db: Db,
  perimetre: Perimetre,
  { aujourdhui, parcours, sauf }: { aujourdhui: string; parcours?: number | null; sauf?: string | null },
): Promise<SessionLue[]> {
  let query = sessions(db, perimetre)
    .where('x.statut', '=', 'ouverte')
    .where('x.fin', '>=', aujourdhui)
    .where(sql<boolean>`(select count(*) from formations f where f.session_id = x.id) < x.places`);
  if (parcours) query = query.where('x.parcours', '=', parcours);
  if (sauf) query = query.where('x.id', '!=', sauf);
  return query.orderBy('x.debut').orderBy('x.id').limit(100).execute();
}

/** A session of the perimeter with its days and the people who hold a place, by name. @throws NotFound */
export async function lireSession(db: Db, perimetre: Perimetre, sessionId: string) {
  const session = await sessions(db, perimetre).where('x.id', '=', sessionId).executeTakeFirst();
  if (!session) throw new NotFound(`session ${sessionId}`);
  const [jours, inscrits] = await Promise.all([
    db.selectFrom('sessions_jours').select('jour').where('session_id', '=', session.id).orderBy('jour').execute(),
    db
      .selectFrom('formations as f')
      .innerJoin('mises_en_relation as m', 'm.id', 'f.mise_en_relation_id')
      .innerJoin('candidats as c', 'c.id', 'm.candidat_id')
      .innerJoin('structures as s', 's.id', 'm.structure_id')
      .select(['f.id', 'f.numero', 'f.statut', 'c.prenom', 'c.nom', 's.nom as structure'])
      .where('f.session_id', '=', session.id)
      .orderBy('c.nom_tri')
      .orderBy('f.id')
      .execute(),
  ]);
  return { ...session, jours: jours.map(({ jour }) => jour), personnes: inscrits };
}
export type SessionEntiere = Awaited<ReturnType<typeof lireSession>>;

export type PresenceNotee = {
  readonly formation_id: string;
  readonly jour: string;
  readonly demi_journee: DemiJournee;
  readonly etat: EtatDePresence;
};
/** The attendance noted in a session already read in the perimeter, from one day to another included. */
export const lirePresences = (
  db: Db,
  { id }: Pick<SessionEntiere, 'id'>,
  du: string,
  au: string,
): Promise<PresenceNotee[]> =>
  db
    .selectFrom('formations_presences as p')
    .innerJoin('formations as f', 'f.id', 'p.formation_id')
    .select(['p.formation_id', 'p.jour', 'p.demi_journee', 'p.etat'])
    .where('f.session_id', '=', id)
    .where('p.jour', '>=', du)
    .where('p.jour', '<=', au)
    .execute();

/** The days of a session already read of which something is noted. */
export const listerJoursNotes = async (db: Db, { id }: Pick<SessionEntiere, 'id'>): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db
        .selectFrom('formations_presences as p')
        .innerJoin('formations as f', 'f.id', 'p.formation_id')
        .select('p.jour')
        .distinct()
        .where('f.session_id', '=', id)
        .execute()
    ).map(({ jour }) => jour),
  );
