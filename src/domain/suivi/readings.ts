import { sql } from 'kysely';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';
import { TYPES_DE_SUIVI, type TypeDeSuivi } from './regles.ts';

const TYPES = ['mensuel', 'trimestriel', 'semestriel'] as const satisfies readonly TypeDeSuivi[];

export type EtatSuivi = 'en_retard' | 'a_remplir' | 'remis';
/** What was declared that should not be: a post that is not full time, an accompaniment that was paid for (domain, « Obligations »). */
export type Declaration = 'temps_partiel' | 'payant';
export type FiltresSuivis = {
  readonly etat?: EtatSuivi | undefined;
  readonly type?: TypeDeSuivi | undefined;
  readonly declaration?: Declaration | undefined;
};

const DECLAREES = {
  temps_partiel: sql<boolean>`u.reponses->>'tempsPlein' = 'non'`,
  payant: sql<boolean>`u.reponses->>'gratuit' = 'non'`,
} as const satisfies Record<Declaration, unknown>;

/** The follow-ups that somebody may read: what he tells himself, those of his structure, those of his territory. Nobody is named. */
const suivis = (db: Db, { id, perimetre }: Actor) =>
  db
    .selectFrom('suivis as u')
    .innerJoin('structures as s', 's.id', 'u.structure_id')
    .innerJoin('postes as p', 'p.id', 'u.poste_id')
    .innerJoin('candidats as c', 'c.numero', 'u.conseiller')
    .select(['u.id', 'u.type', 'u.du', 'u.au', 'u.a_remettre_le', 'u.statut', 'u.statut_le', 'u.motif'])
    .select(['u.chiffres', 'u.reponses', 'p.numero as poste', 's.nom as structure', 's.departement_code'])
    .where((eb) =>
      perimetre.type === 'personne'
        ? eb.and([eb('c.utilisateur_id', '=', id), eb('u.type', '=', 'mensuel')])
        : dansLePerimetre(perimetre)(eb),
    );
export type SuiviLu = Awaited<ReturnType<ReturnType<typeof suivis>['executeTakeFirstOrThrow']>>;

/** Late is a date that is past. */
export const etatDe = (
  { statut, a_remettre_le }: Pick<SuiviLu, 'statut' | 'a_remettre_le'>,
  aujourdhui: string,
): EtatSuivi => (statut === 'a_remplir' && a_remettre_le < aujourdhui ? 'en_retard' : statut);

const filtres = (db: Db, actor: Actor, now: Date, { etat, type, declaration }: FiltresSuivis) => {
  const aujourdhui = dateCivile(now);
  let query = suivis(db, actor);
  if (type) query = query.where('u.type', '=', type);
  if (declaration) query = query.where('u.statut', '=', 'remis').where(DECLAREES[declaration]);
  if (etat) query = query.where('u.statut', '=', etat === 'remis' ? 'remis' : 'a_remplir');
  if (etat === 'en_retard') query = query.where('u.a_remettre_le', '<', aujourdhui);
  if (etat === 'a_remplir') query = query.where('u.a_remettre_le', '>=', aujourdhui);
  return query;
};

const cles = [
  { colonne: 'u.a_remettre_le' as const, lire: ({ a_remettre_le }: SuiviLu) => a_remettre_le },
  { colonne: 'u.id' as const, lire: ({ id }: SuiviLu) => id },
];

/** One page, the one that waits for longest first. */
export const listerSuivis = (
  db: Db,
  actor: Actor,
  now: Date,
  lesquels: FiltresSuivis,
  curseur?: string,
): Promise<PageDeListe<SuiviLu>> => paginer(filtres(db, actor, now, lesquels), { cles, curseur });

export const parcourirSuivis = (db: Db, actor: Actor, now: Date, lesquels: FiltresSuivis) =>
  parcourir(filtres(db, actor, now, lesquels), { cles });

/** How many there are, and how many are late among them. */
export async function compterSuivis(db: Db, actor: Actor, now: Date, lesquels: FiltresSuivis) {
  return db
    .selectFrom(filtres(db, actor, now, lesquels).as('u'))
    .select((eb) => eb.fn.countAll<number>().as('nombre'))
    .select(
      sql<number>`count(*) filter (where statut = 'a_remplir' and a_remettre_le < ${dateCivile(now)}::date)::int`.as(
        'enRetard',
      ),
    )
    .executeTakeFirstOrThrow();
}

/** One of them. @throws NotFound */
export async function lireSuivi(db: Db, actor: Actor, suiviId: string): Promise<SuiviLu> {
  const lu = await suivis(db, actor).where('u.id', '=', suiviId).executeTakeFirst();
  if (!lu) throw new NotFound(`suivi ${suiviId}`);
  return lu;
}

/** What waits to be filed by whoever asks: a conseiller his months, a structure its quarters and half-years; soonest first. */
export async function listerARemettre(db: Db, actor: Actor): Promise<readonly SuiviLu[]> {
  const par = actor.perimetre.type === 'personne' ? 'conseiller' : 'structure';
  const types = TYPES.filter((type) => TYPES_DE_SUIVI[type].par === par);
  return suivis(db, actor)
    .where('u.statut', '=', 'a_remplir')
    .where('u.type', 'in', types)
    .orderBy('u.a_remettre_le')
    .orderBy('u.id')
    .limit(A_REMETTRE_MAX)
    .execute();
}
// A home page tells the most urgent ones: the list has them all.
const A_REMETTRE_MAX = 6;
