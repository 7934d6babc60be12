import { type ExpressionBuilder, sql } from 'kysely';
import type { Context } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import type { DB } from '#platform/db/schema.ts';
import { NotFound } from '#platform/errors.ts';
import { cycleEquipe, cycleMembre, type GesteEquipe, type GesteMembre } from './lifecycle.ts';

type Constructeur = ExpressionBuilder<DB & { e: DB['equipes']; co: DB['candidats'] }, 'e' | 'co'>;

/**
 * The condition « this team is in the perimeter », on the aliases `e` and `co` (its coordinateur): the nation, the
 * départements that it touches, or one's own.
 */
export const dansLePerimetre =
  ({ id, perimetre }: Actor) =>
  (eb: Constructeur) => {
    if (perimetre.type === 'nation') return eb.lit(true);
    if (perimetre.type === 'departements')
      return sql<boolean>`${eb.ref('e.departement_codes')} && ${[...perimetre.codes]}::text[]`;
    if (perimetre.type === 'personne') return eb.and([eb('co.utilisateur_id', '=', id), eb('e.statut', '=', 'active')]);
    return eb.lit(false);
  };

/** Teams with their coordinateur, in the perimeter of the actor. */
export const equipes = (db: Db | Tx, actor: Actor) =>
  db
    .selectFrom('equipes as e')
    .innerJoin('candidats as co', 'co.numero', 'e.coordinateur')
    .selectAll('e')
    .select(['co.prenom', 'co.nom', 'co.utilisateur_id'])
    .where(dansLePerimetre(actor));

/** A team of the perimeter, locked until the gesture ends. @throws NotFound */
export async function verrouillerEquipe({ tx, actor }: Context, equipeId: string) {
  const equipe = await equipes(tx, actor).where('e.id', '=', equipeId).forUpdate('e').executeTakeFirst();
  if (!equipe) throw new NotFound(`equipe ${equipeId}`);
  return equipe;
}
export type Equipe = Awaited<ReturnType<typeof verrouillerEquipe>>;

/** Moves a locked team along its life cycle. @throws Forbidden, Refused */
export async function changerEquipe(
  { tx, actor, now }: Context,
  { id, statut }: Pick<Equipe, 'id' | 'statut'>,
  geste: GesteEquipe,
  plus: { au: string | null; fin: 'decision' | 'contrat' | null },
): Promise<void> {
  cycleEquipe.exiger(geste, statut, actor.role, 'Cette équipe');
  const vers = cycleEquipe.target(geste);
  await tx
    .updateTable('equipes')
    .set({ statut: vers, statut_le: now, ...plus })
    .where('id', '=', id)
    .execute();
  await noter({ tx, actor, now }, { equipe_id: id, membre_id: null, geste, statut: vers });
}

type FinDeMembre = 'decision' | 'contrat' | 'equipe' | 'terme';
/** Moves somebody of a locked team along his own life cycle. @throws Forbidden, Refused */
export async function changerMembre(
  { tx, actor, now }: Context,
  { id, equipe_id, statut }: Pick<Membre, 'id' | 'equipe_id' | 'statut'>,
  geste: GesteMembre,
  plus: { du?: string; au?: string | null; fin?: FinDeMembre | null } = {},
): Promise<void> {
  cycleMembre.exiger(geste, statut, actor.role, 'Cette personne');
  const vers = cycleMembre.target(geste);
  await tx
    .updateTable('equipes_membres')
    .set({ statut: vers, statut_le: now, ...plus })
    .where('id', '=', id)
    .execute();
  await noter({ tx, actor, now }, { equipe_id, membre_id: id, geste, statut: vers });
}

type Note = { equipe_id: string; membre_id: string | null; geste: string; statut: string };
/** One line of the history, which is only added to. */
export const noter = ({ tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>, note: Note) =>
  tx
    .insertInto('equipes_historique')
    .values({ ...note, acteur_id: actor.id, role: actor.role, fait_le: now })
    .execute();

/** Who belongs to teams, with his name: for whoever locked the team or is this person. */
export const membres = (db: Db | Tx) =>
  db
    .selectFrom('equipes_membres as m')
    .innerJoin('candidats as c', 'c.numero', 'm.conseiller')
    .selectAll('m')
    .select(['c.prenom', 'c.nom', 'c.utilisateur_id']);
export type Membre = Awaited<ReturnType<ReturnType<typeof membres>['executeTakeFirstOrThrow']>>;
