import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';
import type { StatutKit } from './lifecycle.ts';
import { type ArriveeLue, arrivees } from './readings.ts';
import { SOCLE } from './socle.ts';

export type FiltresArrivees = {
  readonly kit?: StatutKit | 'a_expedier' | undefined;
  readonly nonEquipes?: boolean | undefined;
  readonly departement?: string | undefined;
  /** Contracts that began so many days ago or more, and whose start of post nobody recorded. */
  readonly sansPriseDePoste?: number | undefined;
};

/** As `estEquipe` of `socle.ts` says, on the alias `a`: a test holds the two together. */
const equipe: RawBuilder<boolean> = sql`(select count(*) from equipements e where e.arrivee_id = a.id
  and e.etat in ('fourni', 'sans_objet') and e.avis is distinct from 'manque') = ${sql.lit(SOCLE.length)}`;

/** What ANCT has to send: ordered kits, and those where something lacked. */
const A_EXPEDIER = ['commande', 'incomplet'] as const;

function filtrees<DB, TB extends keyof DB, O>(
  toutes: SelectQueryBuilder<DB, TB, O>,
  { kit, nonEquipes, departement, sansPriseDePoste }: FiltresArrivees,
  aujourdhui: string,
): SelectQueryBuilder<DB, TB, O> {
  let query = toutes.where(sql<boolean>`a.statut = 'ouverte'`);
  if (kit) query = query.where(sql<boolean>`t.statut in (${sql.join(kit === 'a_expedier' ? [...A_EXPEDIER] : [kit])})`);
  if (nonEquipes) query = query.where(sql<boolean>`not ${equipe}`);
  if (departement) query = query.where(sql<boolean>`s.departement_code = ${departement}`);
  if (sansPriseDePoste !== undefined)
    query = query.where(
      sql<boolean>`a.prise_de_poste_le is null and k.debut <= ${ajouterJours(aujourdhui, -sansPriseDePoste)}::date`,
    );
  return query;
}

const cles = [
  { colonne: 'k.debut' as const, lire: ({ debut }: ArriveeLue) => debut },
  { colonne: 'a.id' as const, lire: ({ id }: ArriveeLue) => id },
];

/** One page of the arrivals of the perimeter, those that began first first; closed ones are not there. */
export const listerArrivees = (
  db: Db,
  actor: Actor,
  filtres: FiltresArrivees,
  now: Date,
  curseur?: string,
): Promise<PageDeListe<ArriveeLue>> =>
  paginer(filtrees(arrivees(db, actor), filtres, dateCivile(now)), { cles, curseur });

export const parcourirArrivees = (db: Db, actor: Actor, filtres: FiltresArrivees, now: Date) =>
  parcourir(filtrees(arrivees(db, actor), filtres, dateCivile(now)), { cles });

export type ComptesArrivees = Record<
  'total' | 'aCommander' | 'aExpedier' | 'expedies' | 'nonEquipes' | 'sansPriseDePoste',
  number
>;

/** How many the filters keep, and where they stand. */
export const compterArrivees = (db: Db, actor: Actor, filtres: FiltresArrivees, now: Date): Promise<ComptesArrivees> =>
  filtrees(arrivees(db, actor).clearSelect(), filtres, dateCivile(now))
    .select([
      sql<number>`count(*)::int`.as('total'),
      sql<number>`(count(*) filter (where t.statut = 'a_commander'))::int`.as('aCommander'),
      sql<number>`(count(*) filter (where t.statut in (${sql.join([...A_EXPEDIER])})))::int`.as('aExpedier'),
      sql<number>`(count(*) filter (where t.statut = 'expedie'))::int`.as('expedies'),
      sql<number>`(count(*) filter (where not ${equipe}))::int`.as('nonEquipes'),
      sql<number>`(count(*) filter (where a.prise_de_poste_le is null and k.debut <= ${dateCivile(now)}::date))::int`.as(
        'sansPriseDePoste',
      ),
    ])
    .executeTakeFirstOrThrow();

/** Some arrivals of the perimeter, by their identifiers; the others do not exist. */
export const listerChoisies = (db: Db, actor: Actor, ids: readonly string[]): Promise<ArriveeLue[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : arrivees(db, actor)
        .where('a.id', 'in', [...ids])
        .orderBy('c.nom_tri')
        .orderBy('a.id')
        .execute();

/** The kits of one sending, by name. */
export const listerEnvoi = (db: Db, actor: Actor, envoiId: string): Promise<ArriveeLue[]> =>
  arrivees(db, actor).where('t.envoi_id', '=', envoiId).orderBy('c.nom_tri').orderBy('a.id').execute();
