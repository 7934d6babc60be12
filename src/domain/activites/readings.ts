import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';

/** The themes in force on a day, in the order of the guide. */
export const listerThemes = (db: Db, jour: string) =>
  db
    .selectFrom('themes')
    .select(['numero', 'famille', 'libelle'])
    .where('valable_du', '<=', jour)
    .where((eb) => eb.or([eb('valable_au', 'is', null), eb('valable_au', '>', jour)]))
    .orderBy('numero')
    .execute();

/** The activities of the person signed in, with everything he said. */
const siennes = (db: Db, { id, perimetre }: Actor) =>
  db
    .selectFrom('activites as a')
    .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
    .innerJoin('communes as o', 'o.code', 'a.commune_code')
    .leftJoin('lieux as l', 'l.numero', 'a.lieu')
    .select(['a.id', 'a.jour', 'a.type', 'a.canal', 'a.duree_minutes', 'a.participants', 'a.deja_venus', 'a.note'])
    .select(['o.nom as commune', 'l.nom as nomLieu'])
    .select(
      sql<string[]>`array(select t.libelle_court from themes t where t.numero = any(a.themes) order by t.numero)`.as(
        'themes',
      ),
    )
    .where('c.utilisateur_id', '=', id)
    .where((eb) => eb.lit(perimetre.type === 'personne'))
    .where('a.supprimee_le', 'is', null);
export type LigneActivite = Awaited<ReturnType<ReturnType<typeof siennes>['executeTakeFirstOrThrow']>>;

const cles = [
  { colonne: 'a.jour' as const, lire: ({ jour }: LigneActivite) => jour },
  { colonne: 'a.id' as const, lire: ({ id }: LigneActivite) => id },
];

/** His activities, the latest first, page by page. */
export const listerSesActivites = (db: Db, actor: Actor, curseur?: string): Promise<PageDeListe<LigneActivite>> =>
  paginer(siennes(db, actor), { cles, curseur, sens: 'desc' });

export const parcourirSesActivites = (db: Db, actor: Actor) => parcourir(siennes(db, actor), { cles, sens: 'desc' });

export const compterSesActivites = async (db: Db, { id, perimetre }: Actor): Promise<number> =>
  (
    await db
      .selectFrom('activites as a')
      .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('c.utilisateur_id', '=', id)
      .where((eb) => eb.lit(perimetre.type === 'personne'))
      .where('a.supprimee_le', 'is', null)
      .executeTakeFirstOrThrow()
  ).n;
