import type { Context } from '#platform/action.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { estApparie } from './appariement.ts';
import {
  choixTombe,
  cycle,
  type GesteMiseEnRelation,
  interetManifeste,
  type StatutMiseEnRelation,
  unPosteEstReserve,
} from './lifecycle.ts';
import { lirePlace } from './place.ts';

/** The structure that acts. @throws Forbidden for anybody else. */
export function structureQuiAgit({ actor }: Pick<Context, 'actor'>): string {
  if (actor.perimetre.type !== 'structure') throw new Forbidden('miseEnRelation');
  return actor.perimetre.structureId;
}

/**
 * A structure that renounced meets nobody any more. Its status stays as it is until the gesture ends: locked before the
 * candidate and the relation, as giving everything up does. @throws Refused
 */
export async function exigerStructureActive({ tx }: Context, structureId: string): Promise<void> {
  const { statut } = await tx
    .selectFrom('structures')
    .select('statut')
    .where('id', '=', structureId)
    .forShare()
    .executeTakeFirstOrThrow();
  if (statut !== 'activee') throw new Refused('Cette structure n’accueille pas de conseiller numérique actuellement.');
}

export type Relation = {
  readonly id: string;
  readonly structure_id: string;
  readonly candidat_id: string;
  readonly statut: StatutMiseEnRelation;
  readonly statut_le: Date;
  readonly poste_id: string | null;
};

/**
 * What stands between the structure that acts and a candidate, locked; begun when the structure finds the candidate and
 * nothing stood between them. @throws NotFound for somebody it does not find.
 */
export async function verrouillerRelation(context: Context, candidatId: string): Promise<Relation> {
  const { tx, actor, now } = context;
  const structureId = structureQuiAgit(context);
  const connue = await relationDe(context, structureId, candidatId);
  if (connue) return connue;
  const place = await lirePlace(tx, actor.perimetre, structureId, now);
  if (!(await estApparie(tx, place, candidatId))) throw new NotFound(`candidat ${candidatId}`);
  return creerRelation(context, structureId, candidatId, 'liste');
}

const relationDe = ({ tx }: Context, structureId: string, candidatId: string): Promise<Relation | undefined> =>
  tx
    .selectFrom('mises_en_relation')
    .select(['id', 'structure_id', 'candidat_id', 'statut', 'statut_le', 'poste_id'])
    .where('structure_id', '=', structureId)
    .where('candidat_id', '=', candidatId)
    .forUpdate()
    .executeTakeFirst();

/** Begins « à examiner »; two hands at once begin it once. */
export async function creerRelation(
  context: Context,
  structureId: string,
  candidatId: string,
  origine: 'liste' | 'invitation' | 'transfert',
): Promise<Relation> {
  await context.tx
    .insertInto('mises_en_relation')
    .values({
      structure_id: structureId,
      candidat_id: candidatId,
      statut: 'a_examiner',
      statut_le: context.now,
      origine,
      cree_le: context.now,
    })
    .onConflict((conflict) => conflict.columns(['structure_id', 'candidat_id']).doNothing())
    .execute();
  const relation = await relationDe(context, structureId, candidatId);
  if (!relation) throw new NotFound('mise en relation');
  return relation;
}

/** Refuses what the life cycle does not allow, with the status as it is now. */
export function verifierGeste(
  { actor }: Context,
  { statut }: Pick<Relation, 'statut'>,
  geste: GesteMiseEnRelation,
): void {
  cycle.exiger(geste, statut, actor.role, 'Cette mise en relation');
}

/** Moves a locked relation along its life cycle and writes it in its history. `posteId`: the post it keeps from now on. */
export async function changerStatut(
  context: Context,
  relation: Relation,
  geste: GesteMiseEnRelation,
  { motif = null, posteId }: { motif?: string | null; posteId?: string | null } = {},
): Promise<void> {
  verifierGeste(context, relation, geste);
  const { tx, now, actor } = context;
  const statut = cycle.target(geste);
  await tx
    .updateTable('mises_en_relation')
    .set({ statut, statut_le: now, motif, poste_id: unPosteEstReserve(statut) ? (posteId ?? relation.poste_id) : null })
    .where('id', '=', relation.id)
    .execute();
  await tx
    .insertInto('mises_en_relation_historique')
    .values({
      mise_en_relation_id: relation.id,
      geste,
      statut,
      motif,
      acteur_id: actor.id,
      role: actor.role,
      fait_le: now,
    })
    .execute();
  if (statut === 'interessee' && relation.poste_id === null)
    await interetManifeste.emit(context, { structureId: relation.structure_id, relationId: relation.id });
  if (relation.poste_id !== null && !unPosteEstReserve(statut))
    await choixTombe.emit(context, { relationId: relation.id });
}
