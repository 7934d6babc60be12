import { sql } from 'kysely';
import type { Context } from '#platform/action.ts';
import type { Perimetre } from '#platform/actor.ts';
import { NotFound } from '#platform/errors.ts';
import { cycle, type GesteFormation, type StatutFormation } from './lifecycle.ts';
import { formationVisible } from './perimetre.ts';
import { organismeQuiAgit } from './rights.ts';

/** « F-128 »: the number of a file, as certificates carry it in their name. */
export const referenceEcrite = (numero: number): string => `F-${numero}`;

const formations = ({ tx }: Pick<Context, 'tx'>, perimetre: Perimetre) =>
  tx
    .selectFrom('formations as f')
    .innerJoin('mises_en_relation as m', 'm.id', 'f.mise_en_relation_id')
    .innerJoin('candidats as c', 'c.id', 'm.candidat_id')
    .innerJoin('structures as s', 's.id', 'm.structure_id')
    .leftJoin('organismes as o', 'o.id', 'f.organisme_id')
    .selectAll('f')
    .select(['s.id as structureId', 's.nom as structure', 'c.utilisateur_id as utilisateurId'])
    .select(['o.nom as organisme', 'o.email as organismeEmail', sql<string>`c.prenom || ' ' || c.nom`.as('personne')])
    .where(formationVisible(perimetre));
export type Formation = Awaited<ReturnType<ReturnType<typeof formations>['executeTakeFirstOrThrow']>>;

/** A training of the perimeter, locked until the gesture ends; a session is locked after it, never before. @throws NotFound */
export async function verrouillerFormation(context: Context, formationId: string): Promise<Formation> {
  const formation = await formations(context, context.actor.perimetre)
    .where('f.id', '=', formationId)
    .forUpdate('f')
    .executeTakeFirst();
  if (!formation) throw new NotFound(`formation ${formationId}`);
  return formation;
}

/** A training of the training body that acts, locked. @throws Forbidden, NotFound */
export function verrouillerLaSienne(context: Context, formationId: string): Promise<Formation> {
  organismeQuiAgit(context.actor);
  return verrouillerFormation(context, formationId);
}

/** Several trainings of one session, locked in order. */
export const verrouillerCellesDe = (context: Context, sessionId: string): Promise<Formation[]> =>
  formations(context, context.actor.perimetre)
    .where('f.session_id', '=', sessionId)
    .orderBy('f.id')
    .forUpdate('f')
    .execute();

/** The training of a recruit that is not cancelled, locked, if there is one; read by the platform itself. */
export const verrouillerVivante = (context: Context, relationId: string): Promise<Formation | undefined> =>
  formations(context, { type: 'nation' })
    .where('f.mise_en_relation_id', '=', relationId)
    .where('f.statut', '!=', 'annulee')
    .forUpdate('f')
    .executeTakeFirst();

type Changement = {
  readonly motif?: string | null;
  readonly colonnes?: Partial<{
    organisme_id: string;
    session_id: string | null;
    parcours: number | null;
    positionnee_le: string | null;
    commencee_le: string | null;
    terminee_le: string | null;
  }>;
};

/** Moves a locked training along its life cycle and writes it in its history. @throws Forbidden, Refused */
export async function changerStatut(
  context: Context,
  formation: Pick<Formation, 'id' | 'statut'>,
  geste: GesteFormation,
  { motif = null, colonnes = {} }: Changement = {},
): Promise<void> {
  const { tx, actor, now } = context;
  cycle.exiger(geste, formation.statut, actor.role, 'Cette formation');
  const statut = cycle.target(geste);
  await tx
    .updateTable('formations')
    .set({ statut, statut_le: now, motif, ...colonnes })
    .where('id', '=', formation.id)
    .execute();
  await inscrireFait(context, formation.id, { geste, statut, motif });
}

/** One line of the history of a training, which is only added to. */
export async function inscrireFait(
  { tx, actor, now }: Context,
  formationId: string,
  { geste, statut, motif = null }: { geste: string; statut: StatutFormation; motif?: string | null },
): Promise<void> {
  await tx
    .insertInto('formations_historique')
    .values({ formation_id: formationId, geste, statut, motif, acteur_id: actor.id, role: actor.role, fait_le: now })
    .execute();
}
