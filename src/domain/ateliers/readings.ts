import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';

/** Workshops as the conseiller who holds them, and the structure that employs him, read them: nobody who comes is named. */
const ateliers = (db: Db, { id, perimetre }: Actor) =>
  db
    .selectFrom('ateliers as a')
    .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
    .innerJoin('structures as s', 's.numero', 'a.structure')
    .innerJoin('communes as o', 'o.code', 'a.commune_code')
    .leftJoin('lieux as l', 'l.numero', 'a.lieu')
    .select(['a.id', 'a.numero', 'a.titre', 'a.debut', 'a.jour', 'a.duree_minutes', 'a.statut', 'a.acces'])
    .select(['a.places', 'a.places_prises', 'a.en_attente', 'a.serie_id', 'a.canal'])
    .select(['l.nom as nomLieu', 'l.adresse', 'o.nom as commune', 'o.codes_postaux', 'c.prenom'])
    .where((eb) => {
      if (perimetre.type === 'personne') return eb('c.utilisateur_id', '=', id);
      return perimetre.type === 'structure' ? eb('s.id', '=', perimetre.structureId) : eb.lit(false);
    });
export type LigneAtelier = Awaited<ReturnType<ReturnType<typeof ateliers>['executeTakeFirstOrThrow']>>;

export const VUES = ['a_venir', 'a_enregistrer', 'passes'] as const;
export type Vue = (typeof VUES)[number];

const vus = (db: Db, actor: Actor, vue: Vue, now: Date) => {
  const query = ateliers(db, actor);
  if (vue === 'a_venir') return query.where('a.debut', '>', now).where('a.statut', 'in', ['prepare', 'publie']);
  if (vue === 'a_enregistrer') return query.where('a.debut', '<=', now).where('a.statut', '=', 'publie');
  return query.where((eb) =>
    eb.or([
      eb('a.statut', 'in', ['tenu', 'annule']),
      eb.and([eb('a.statut', '=', 'prepare'), eb('a.debut', '<=', now)]),
    ]),
  );
};
const cles = [
  { colonne: 'a.debut' as const, lire: ({ debut }: LigneAtelier) => debut },
  { colonne: 'a.id' as const, lire: ({ id }: LigneAtelier) => id },
];

/** One page of the workshops of whoever reads: those to come the soonest first, the others the latest first. */
export const listerSesAteliers = (
  db: Db,
  actor: Actor,
  vue: Vue,
  now: Date,
  curseur?: string,
): Promise<PageDeListe<LigneAtelier>> =>
  paginer(vus(db, actor, vue, now), { cles, curseur, sens: vue === 'a_venir' ? 'asc' : 'desc' });

export const parcourirSesAteliers = (db: Db, actor: Actor, vue: Vue, now: Date) =>
  parcourir(vus(db, actor, vue, now), { cles, sens: vue === 'a_venir' ? 'asc' : 'desc' });

export const compterSesAteliers = async (db: Db, actor: Actor, vue: Vue, now: Date): Promise<number> =>
  (
    await db
      .selectFrom(vus(db, actor, vue, now).as('v'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** The workshops between two civil dates, both included: an agenda. Those cancelled are left out. */
export const listerAgenda = (db: Db, actor: Actor, { du, au }: { readonly du: string; readonly au: string }) =>
  ateliers(db, actor)
    .where('a.jour', '>=', du)
    .where('a.jour', '<=', au)
    .where('a.statut', '!=', 'annule')
    .orderBy('a.debut')
    .orderBy('a.id')
    .limit(500)
    .execute();

/** One workshop of whoever reads, whole. @throws NotFound */
export async function lireSonAtelier(db: Db, actor: Actor, atelierId: string) {
  const atelier = await ateliers(db, actor)
    .select(['a.niveau', 'a.themes', 'a.a_apporter', 'a.telephone', 'a.lien', 'a.ferme_le', 'a.publie_le', 'a.motif'])
    .select(['a.presents', 'a.non_inscrits', 'a.activite_id', 'a.activite_retiree', 'a.efface_le', 'l.id as lieuId'])
    .select(
      sql<string[]>`array(select t.libelle from themes t where t.numero = any(a.themes) order by t.numero)`.as(
        'libelles',
      ),
    )
    .select(
      sql<number>`(select count(*)::int from ateliers v where v.serie_id = a.serie_id and v.debut > a.debut and v.statut in ('prepare', 'publie'))`.as(
        'suivants',
      ),
    )
    .select(
      sql<number>`(select count(*)::int from participations p where p.atelier_id = a.id and p.a_appeler is not null)`.as(
        'aAppeler',
      ),
    )
    .where('a.id', '=', atelierId)
    .executeTakeFirst();
  if (!atelier) throw new NotFound(`atelier ${atelierId}`);
  return atelier;
}
export type SonAtelier = Awaited<ReturnType<typeof lireSonAtelier>>;

/** What a conseiller has to do about his workshops: those past and not recorded, and the people to phone. */
export async function lireAFaire(db: Db, actor: Actor, now: Date) {
  const [aEnregistrer, aAppeler] = await Promise.all([
    vus(db, actor, 'a_enregistrer', now)
      .where('a.jour', '<', dateCivile(now))
      .orderBy('a.debut', 'desc')
      .limit(10)
      .execute(),
    ateliers(db, actor)
      .innerJoin('participations as p', 'p.atelier_id', 'a.id')
      .select(sql<number>`count(*) over (partition by a.id)::int`.as('personnes'))
      .distinctOn(['a.debut', 'a.id'])
      .where('p.a_appeler', 'is not', null)
      .orderBy('a.debut')
      .orderBy('a.id')
      .limit(10)
      .execute(),
  ]);
  return { aEnregistrer, aAppeler };
}
