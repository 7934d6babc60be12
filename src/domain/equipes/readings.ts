import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';
import { equipes } from './equipe.ts';
import type { StatutEquipe } from './lifecycle.ts';

export type FiltresEquipes = { readonly statut: StatutEquipe };

/** The teams that an agent sees, with how many people are in each. Members are not named here. */
const suivies = (db: Db, actor: Actor, { statut }: FiltresEquipes) =>
  equipes(db, actor)
    .innerJoin('contrats as k', 'k.id', 'e.contrat_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .select(['s.nom as structure'])
    .select(
      sql<number>`(select count(*)::int from equipes_membres m where m.equipe_id = e.id and m.statut = 'present')`.as(
        'presents',
      ),
    )
    .where('e.statut', '=', statut);
export type LigneEquipe = Awaited<ReturnType<ReturnType<typeof suivies>['executeTakeFirstOrThrow']>>;

const cles = [{ colonne: 'e.numero' as const, lire: ({ numero }: LigneEquipe) => numero }];

export const listerEquipes = (
  db: Db,
  actor: Actor,
  filtres: FiltresEquipes,
  curseur?: string,
): Promise<PageDeListe<LigneEquipe>> => paginer(suivies(db, actor, filtres), { cles, curseur });

export const parcourirEquipes = (db: Db, actor: Actor, filtres: FiltresEquipes) =>
  parcourir(suivies(db, actor, filtres), { cles });

export const compterEquipes = async (db: Db, actor: Actor, filtres: FiltresEquipes): Promise<number> =>
  (
    await db
      .selectFrom(suivies(db, actor, filtres).as('e'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** One team of the perimeter. @throws NotFound */
export async function lireEquipe(db: Db, actor: Actor, equipeId: string) {
  const equipe = await equipes(db, actor)
    .innerJoin('contrats as k', 'k.id', 'e.contrat_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .select(['s.nom as structure'])
    .where('e.id', '=', equipeId)
    .executeTakeFirst();
  if (!equipe) throw new NotFound(`equipe ${equipeId}`);
  return equipe;
}
export type EquipeLue = Awaited<ReturnType<typeof lireEquipe>>;

/** The team that the person signed in coordinates. @throws NotFound when he coordinates none */
export async function lireSonEquipe(db: Db, actor: Actor): Promise<EquipeLue> {
  const sienne = actor.perimetre.type === 'personne' ? await equipes(db, actor).executeTakeFirst() : undefined;
  if (!sienne) throw new NotFound('equipe');
  return lireEquipe(db, actor, sienne.id);
}

/**
 * The people of a team already read, by name: since when, the day of their last activity, how many follow-ups of their
 * post are late. Nothing of what they did.
 */
const deLEquipe = (db: Db, { id }: Pick<EquipeLue, 'id'>, now: Date, tous: boolean) => {
  const aujourdhui = dateCivile(now);
  const query = db
    .selectFrom('equipes_membres as m')
    .innerJoin('candidats as c', 'c.numero', 'm.conseiller')
    .innerJoin('contrats as k', 'k.id', 'm.contrat_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .innerJoin('postes as p', 'p.id', 'k.poste_id')
    .select(['m.id', 'm.conseiller', 'm.statut', 'm.du', 'm.au', 'c.prenom', 'c.nom', 'c.nom_tri'])
    .select(['s.nom as structure', 's.departement_code as departement', 'p.numero as poste'])
    .select(
      sql<string | null>`(select max(a.jour) from activites a
        where a.conseiller = m.conseiller and a.supprimee_le is null and a.jour <= coalesce(m.au, ${aujourdhui}::date))`.as(
        'derniereActivite',
      ),
    )
    .select(
      sql<number>`(select count(*)::int from suivis u where u.contrat_id = m.contrat_id and u.statut = 'a_remplir'
        and u.a_remettre_le < ${aujourdhui}::date and m.statut = 'present')`.as('suivisEnRetard'),
    )
    .where('m.equipe_id', '=', id)
    .where('m.statut', '<>', 'refuse');
  return tous ? query : query.where('m.statut', 'in', ['propose', 'present']);
};
export type MembreLu = Awaited<ReturnType<ReturnType<typeof deLEquipe>['executeTakeFirstOrThrow']>>;

const parNom = [
  { colonne: 'c.nom_tri' as const, lire: ({ nom_tri }: MembreLu) => nom_tri },
  { colonne: 'm.id' as const, lire: ({ id }: MembreLu) => id },
];

export const listerMembres = (
  db: Db,
  equipe: Pick<EquipeLue, 'id'>,
  now: Date,
  { tous, curseur }: { readonly tous: boolean; readonly curseur?: string | undefined },
): Promise<PageDeListe<MembreLu>> => paginer(deLEquipe(db, equipe, now, tous), { cles: parNom, curseur });

export const parcourirMembres = (db: Db, equipe: Pick<EquipeLue, 'id'>, now: Date, tous: boolean) =>
  parcourir(deLEquipe(db, equipe, now, tous), { cles: parNom });

export const compterMembres = async (db: Db, equipe: Pick<EquipeLue, 'id'>, now: Date, tous: boolean) =>
  (
    await db
      .selectFrom(deLEquipe(db, equipe, now, tous).as('m'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** Who coordinates the teams where a contract is: to write to them. */
export const coordinateursDe = (tx: Tx, contratId: string) =>
  tx
    .selectFrom('equipes_membres as m')
    .innerJoin('equipes as e', 'e.id', 'm.equipe_id')
    .innerJoin('candidats as co', 'co.numero', 'e.coordinateur')
    .select(['e.id', 'co.utilisateur_id'])
    .where('m.contrat_id', '=', contratId)
    .where('m.statut', '=', 'present')
    .where('e.statut', '=', 'active')
    .orderBy('e.id')
    .execute();

/** The teams of the person signed in, as somebody of them: those that wait for his answer first. */
export const listerSesPlaces = (db: Db, { id, perimetre }: Actor) =>
  db
    .selectFrom('equipes_membres as m')
    .innerJoin('candidats as c', 'c.numero', 'm.conseiller')
    .innerJoin('equipes as e', 'e.id', 'm.equipe_id')
    .innerJoin('candidats as co', 'co.numero', 'e.coordinateur')
    .select(['m.id', 'm.statut', 'm.du', 'm.au', 'co.prenom', 'co.nom', 'e.departement_codes'])
    .where('c.utilisateur_id', '=', id)
    .where((eb) => eb.lit(perimetre.type === 'personne'))
    .orderBy(sql`(m.statut = 'propose') desc`)
    .orderBy('m.du', 'desc')
    .orderBy('m.id')
    .execute();
export type SaPlace = Awaited<ReturnType<typeof listerSesPlaces>>[number];
