import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { plusMinutes } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';
import { dansLesFiltres, type FiltresDesSiennes } from './filtres.ts';
import { RETABLIR_MINUTES } from './supprimer.ts';

/** The themes in force on a day, in the order of the guide. */
export const listerThemes = (db: Db, jour: string) =>
  db
    .selectFrom('themes')
    .select(['numero', 'famille', 'libelle'])
    .where('valable_du', '<=', jour)
    .where((eb) => eb.or([eb('valable_au', 'is', null), eb('valable_au', '>', jour)]))
    .orderBy('numero')
    .execute();

const themesDits = sql<string[]>`
  array(select t.libelle_court from themes t where t.numero = any(a.themes) order by t.numero)`;
// A merged tag has the name of what it became.
const tagsDits = sql<string[]>`array(
  select distinct coalesce(f.nom, t.nom) as nom from tags t left join tags f on f.numero = t.fusionne_dans
  where t.numero = any(a.tags) order by nom)`;

/** The activities of the person signed in, and of nobody else. */
const lesSiennes = (db: Db, { id, perimetre }: Actor) =>
  db
    .selectFrom('activites as a')
    .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
    .innerJoin('communes as o', 'o.code', 'a.commune_code')
    .leftJoin('lieux as l', 'l.numero', 'a.lieu')
    .where('c.utilisateur_id', '=', id)
    .where((eb) => eb.lit(perimetre.type === 'personne'));

/** The same, with everything he said. */
const siennes = (db: Db, actor: Actor, filtres: FiltresDesSiennes) =>
  lesSiennes(db, actor)
    .selectAll('a')
    .select(['o.nom as commune', 'l.nom as nomLieu', themesDits.as('nomsDesThemes'), tagsDits.as('nomsDesTags')])
    .where('a.supprimee_le', 'is', null)
    .where(dansLesFiltres(filtres));
export type LigneActivite = Awaited<ReturnType<ReturnType<typeof siennes>['executeTakeFirstOrThrow']>>;

const cles = [
  { colonne: 'a.jour' as const, lire: ({ jour }: LigneActivite) => jour },
  { colonne: 'a.id' as const, lire: ({ id }: LigneActivite) => id },
];

/** His activities, the latest first, page by page. */
export const listerSesActivites = (
  db: Db,
  actor: Actor,
  filtres: FiltresDesSiennes = {},
  curseur?: string,
): Promise<PageDeListe<LigneActivite>> => paginer(siennes(db, actor, filtres), { cles, curseur, sens: 'desc' });

export const parcourirSesActivites = (db: Db, actor: Actor, filtres: FiltresDesSiennes = {}) =>
  parcourir(siennes(db, actor, filtres), { cles, sens: 'desc' });

export const compterSesActivites = async (db: Db, actor: Actor, filtres: FiltresDesSiennes = {}): Promise<number> =>
  (
    await lesSiennes(db, actor)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('a.supprimee_le', 'is', null)
      .where(dansLesFiltres(filtres))
      .executeTakeFirstOrThrow()
  ).n;

/** The activity he has just taken away, while it can still come back. */
export const lireSupprimee = (db: Db, actor: Actor, activiteId: string, now: Date) =>
  lesSiennes(db, actor)
    .select(['a.id', 'a.jour', 'a.type'])
    .where('a.id', '=', activiteId)
    .where('a.supprimee_le', '>', plusMinutes(now, -RETABLIR_MINUTES))
    .executeTakeFirst();
