import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';
import { type EvenementLu, evenements, organisable } from './evenement.ts';
import type { TypeDEvenement } from './regles.ts';

export const ETATS_D_EVENEMENT = {
  a_venir: 'À venir',
  brouillon: 'Brouillons',
  termine: 'Terminés',
  annule: 'Annulés',
} as const;
export type EtatDEvenement = keyof typeof ETATS_D_EVENEMENT;
export type FiltresEvenements = { readonly etat: EtatDEvenement; readonly type?: TypeDEvenement | undefined };

/** Over is a date that is past. */
function filtres(db: Db, actor: Actor, { etat, type }: FiltresEvenements, now: Date) {
  let query = evenements(db).where(organisable(actor));
  if (type) query = query.where('e.type', '=', type);
  if (etat === 'a_venir') return query.where('e.statut', '=', 'publie').where('e.fin', '>', now);
  if (etat === 'termine') return query.where('e.statut', '=', 'publie').where('e.fin', '<=', now);
  return query.where('e.statut', '=', etat);
}

const cles = [
  { colonne: 'e.debut' as const, lire: ({ debut }: EvenementLu) => debut },
  { colonne: 'e.id' as const, lire: ({ id }: EvenementLu) => id },
];
/** What is to come is read from tomorrow on, the rest from yesterday back. */
const sens = ({ etat }: FiltresEvenements) => (etat === 'a_venir' || etat === 'brouillon' ? 'asc' : 'desc');

export const listerEvenements = (
  db: Db,
  actor: Actor,
  lesquels: FiltresEvenements,
  now: Date,
  curseur?: string,
): Promise<PageDeListe<EvenementLu>> =>
  paginer(filtres(db, actor, lesquels, now), { cles, sens: sens(lesquels), curseur });

export const parcourirEvenements = (db: Db, actor: Actor, lesquels: FiltresEvenements, now: Date) =>
  parcourir(filtres(db, actor, lesquels, now), { cles, sens: sens(lesquels) });

export const compterEvenements = async (
  db: Db,
  actor: Actor,
  lesquels: FiltresEvenements,
  now: Date,
): Promise<number> =>
  (
    await filtres(db, actor, lesquels, now)
      .clearSelect()
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;
