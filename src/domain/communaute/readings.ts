import { sql } from 'kysely';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Actor, Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { type PageDeListe, paginer } from '#platform/table/keyset.ts';
import { evenements } from './evenement.ts';
import { ouvertALui } from './inscrire.ts';
import type { StatutInscription } from './lifecycle.ts';

/** The events that a conseiller may see, with his own registration. */
const siens = (db: Db, actor: Actor) =>
  evenements(db)
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('inscriptions_evenements as i')
          .innerJoin('candidats as c', 'c.numero', 'i.conseiller')
          .select(['i.statut', 'i.presence', 'i.rang'])
          .whereRef('i.evenement_id', '=', 'e.id')
          .where('c.utilisateur_id', '=', actor.id)
          .as('moi'),
      (join) => join.onTrue(),
    )
    .select(['moi.statut as inscription', 'moi.presence'])
    .select(
      sql<number>`(select count(*)::int from inscriptions_evenements i where i.evenement_id = e.id and i.statut = 'en_attente' and i.rang <= moi.rang)`.as(
        'rangDAttente',
      ),
    )
    .where(ouvertALui(actor));
export type SonEvenement = Awaited<ReturnType<ReturnType<typeof siens>['executeTakeFirstOrThrow']>>;

const cles = [
  { colonne: 'e.debut' as const, lire: ({ debut }: SonEvenement) => debut },
  { colonne: 'e.id' as const, lire: ({ id }: SonEvenement) => id },
];

/** The events to come of the conseiller signed in, the next one first. */
export const listerEvenementsAVenir = (
  db: Db,
  actor: Actor,
  now: Date,
  curseur?: string,
): Promise<PageDeListe<SonEvenement>> =>
  paginer(siens(db, actor).where('e.fin', '>', now), { cles, curseur, taille: 20 });

/** Those to which he was registered and that are over, the latest first. */
export const listerEvenementsPasses = (
  db: Db,
  actor: Actor,
  now: Date,
  curseur?: string,
): Promise<PageDeListe<SonEvenement>> =>
  paginer(
    siens(db, actor).where('e.fin', '<=', now).where('moi.statut', '=', 'inscrite').where('e.statut', '=', 'publie'),
    {
      cles,
      sens: 'desc',
      curseur,
      taille: 20,
    },
  );

/** One event of the conseiller signed in. @throws NotFound */
export async function lireSonEvenement(db: Db, actor: Actor, evenementId: string): Promise<SonEvenement> {
  const lu = await siens(db, actor).where('e.id', '=', evenementId).executeTakeFirst();
  if (!lu) throw new NotFound(`evenement ${evenementId}`);
  return lu;
}

/** The contract under which he would register, and where: the hours overseas are told in words. */
export const lireSonContratSigne = (db: Db, { id }: Actor) =>
  db
    .selectFrom('contrats as k')
    .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .select(['k.debut', 'k.fin', 's.departement_code'])
    .where('c.utilisateur_id', '=', id)
    .where('k.statut', '=', 'signe')
    .executeTakeFirst();

/** Who is registered for an event, by name; whoever asks has read the event. Those who wait come after, in their order. */
export const inscrits = (db: Db, evenementId: string) =>
  db
    .selectFrom('inscriptions_evenements as i')
    .innerJoin('candidats as c', 'c.numero', 'i.conseiller')
    .innerJoin('contrats as k', 'k.id', 'i.contrat_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .select(['i.id', 'i.statut', 'i.rang', 'i.presence', 'c.prenom', 'c.nom', 'c.nom_tri'])
    .select(['s.nom as structure', 's.departement_code'])
    .where('i.evenement_id', '=', evenementId)
    .where('i.statut', '<>', 'desinscrite');
export type Inscrit = Awaited<ReturnType<ReturnType<typeof inscrits>['executeTakeFirstOrThrow']>>;

/** One page of those who have a place, by name. */
export const listerPageDInscrits = (
  db: Db,
  evenementId: string,
  curseur?: string,
  taille?: number,
): Promise<PageDeListe<Inscrit>> =>
  paginer(inscrits(db, evenementId).where('i.statut', '=', 'inscrite'), {
    cles: [
      { colonne: 'c.nom_tri', lire: (ligne: Inscrit) => ligne.nom_tri },
      { colonne: 'i.id', lire: (ligne: Inscrit) => ligne.id },
    ],
    curseur,
    ...(taille && { taille }),
  });

/** Everybody who has a place, or waits: by name, or in the order of the waiting list. */
export const listerInscrits = (db: Db, evenementId: string, statut: Exclude<StatutInscription, 'desinscrite'>) =>
  inscrits(db, evenementId)
    .where('i.statut', '=', statut)
    .orderBy(statut === 'inscrite' ? 'c.nom_tri' : 'i.rang')
    .orderBy('i.id')
    .limit(2000)
    .execute();

/** The same, one after the other, for a file: those who have a place, then those who wait. */
export async function* inscritsExportes(db: Db, evenementId: string): AsyncGenerator<Inscrit> {
  yield* await listerInscrits(db, evenementId, 'inscrite');
  yield* await listerInscrits(db, evenementId, 'en_attente');
}

const deLaStructure = (db: Db, perimetre: Perimetre) =>
  db
    .selectFrom('inscriptions_evenements as i')
    .innerJoin('evenements as e', 'e.id', 'i.evenement_id')
    .innerJoin('candidats as c', 'c.numero', 'i.conseiller')
    .innerJoin('contrats as k', 'k.id', 'i.contrat_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .select(['i.id', 'i.statut', 'i.presence', 'c.prenom', 'c.nom', 's.departement_code'])
    .select(['e.titre', 'e.type', 'e.debut', 'e.fin', 'e.lieu', 'e.statut as etat'])
    .where('i.statut', '<>', 'desinscrite')
    .where('e.statut', '<>', 'annule')
    .where(dansLePerimetre(perimetre));
export type EvenementDUnConseiller = Awaited<ReturnType<ReturnType<typeof deLaStructure>['executeTakeFirstOrThrow']>>;

/** The events for which the conseillers of a structure are registered, the latest first: it is working time. */
export const listerEvenementsDesConseillers = (
  db: Db,
  perimetre: Perimetre,
  curseur?: string,
): Promise<PageDeListe<EvenementDUnConseiller>> =>
  paginer(deLaStructure(db, perimetre), {
    cles: [
      { colonne: 'e.debut', lire: (ligne: EvenementDUnConseiller) => ligne.debut },
      { colonne: 'i.id', lire: (ligne: EvenementDUnConseiller) => ligne.id },
    ],
    sens: 'desc',
    curseur,
  });

export const compterEvenementsDesConseillers = async (db: Db, perimetre: Perimetre): Promise<number> =>
  (
    await db
      .selectFrom(deLaStructure(db, perimetre).as('e'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;
