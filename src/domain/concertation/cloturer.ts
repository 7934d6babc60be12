import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { appliquerPlan } from './appliquer-plan.ts';
import { lireBareme } from './bareme.ts';
import { cycleVague, SANS_AVIS } from './lifecycle.ts';
import { lirePlafond } from './plafonds.ts';
import { type DossierAvecAvis, type PlanDeCloture, planDeCloture } from './plan-de-cloture.ts';
import { lireVague, verifierVague, verrouillerVague } from './vagues.ts';

/** Files with an avis, those that a former wave left waiting included. */
const dossiersAvecAvis = (db: Db | Tx) =>
  db
    .selectFrom('avis as a')
    .innerJoin('structures as s', 's.id', 'a.structure_id')
    .select([
      's.id as structureId',
      's.numero',
      's.nom',
      's.departement_code as departementCode',
      's.nature',
      'a.sens',
      'a.nombre_postes as nombrePostes',
      'a.motif',
      'a.rendu_le as renduLe',
    ])
    .where('a.retire_le', 'is', null)
    .where('s.statut', '=', 'avis_rendu')
    .execute();

async function planifier(db: Db | Tx, dossiers: readonly DossierAvecAvis[], now: Date): Promise<PlanDeCloture> {
  const enveloppes = await db
    .selectFrom('enveloppes')
    .select(['departement_code as departementCode', 'postes', 'postes_attribues as attribues'])
    .execute();
  return planDeCloture(dossiers, enveloppes, await lirePlafond(db), await lireBareme(db), dateCivile(now));
}

/** What closing this wave would do now: nothing to any file when the wave is not set to decide. Nothing is written. */
export async function previsualiserCloture(db: Db, vagueId: string, now: Date): Promise<PlanDeCloture> {
  const vague = await lireVague(db, vagueId);
  return planifier(db, vague.decision_a_la_cloture ? await dossiersAvecAvis(db) : [], now);
}

/**
 * Closes a wave. When the wave is set so, every file with an avis is decided in the same gesture; what cannot be
 * (duplicates, files beyond an envelope) and files without avis stay for the next wave. E-mails leave by jobs.
 */
export const cloturerVague = action({
  name: 'concertation.cloturerVague',
  input: z.object({ vagueId: z.uuid() }),
  async execute(context, { vagueId }): Promise<PlanDeCloture> {
    const { tx, now } = context;
    const vague = await verrouillerVague(context, vagueId);
    verifierVague(context, vague, 'cloturer');
    await tx
      .updateTable('vagues')
      .set({ statut: cycleVague.target('cloturer'), cloturee_le: now })
      .where('id', '=', vagueId)
      .execute();
    if (!vague.decision_a_la_cloture) return planifier(tx, [], now);
    await verrouiller(context);
    const plan = await planifier(tx, await dossiersAvecAvis(tx), now);
    await appliquerPlan(context, vagueId, plan);
    return plan;
  },
  subject: ({ vagueId }) => vagueId,
});

/** Files, caps, envelopes, in the order of every gesture; what the plan reads comes after, as the others left it. */
async function verrouiller({ tx }: Context): Promise<void> {
  await tx.selectFrom('structures').select('id').where('statut', '=', 'avis_rendu').orderBy('id').forUpdate().execute();
  await tx.selectFrom('plafonds').select('postes_max').forUpdate().execute();
  await tx.selectFrom('enveloppes').select('postes').orderBy('departement_code').forUpdate().execute();
}

export type LigneDeCloture = {
  readonly code: string;
  readonly nom: string;
  /** Null: nothing agreed. */
  readonly enveloppe: number | null;
  readonly attribues: number;
  /** Posts that the plan would give. */
  readonly postes: number;
  readonly retenus: number;
  readonly refuses: number;
  readonly examens: number;
  readonly doublons: number;
  readonly debordements: number;
  /** Files without avis, left to the next wave. */
  readonly sansAvis: number;
};

/** A plan département by département, beside its envelope. Départements that nothing concerns are left out. */
export async function resumerCloture(db: Db, plan: PlanDeCloture): Promise<LigneDeCloture[]> {
  const departements = await db
    .selectFrom('departements as d')
    .leftJoin('enveloppes as e', 'e.departement_code', 'd.code')
    .leftJoin('structures as s', (join) =>
      join.onRef('s.departement_code', '=', 'd.code').on('s.statut', 'in', SANS_AVIS),
    )
    .select(['d.code', 'd.nom', 'e.postes as enveloppe', 'e.postes_attribues as attribues'])
    .select((eb) => eb.fn.count<number>('s.id').as('sansAvis'))
    .groupBy(['d.code', 'e.departement_code'])
    .orderBy((eb) => eb.fn('length', ['d.code']))
    .orderBy('d.code')
    .execute();
  const compter = (dossiers: readonly DossierAvecAvis[], code: string) =>
    dossiers.filter(({ departementCode }) => departementCode === code).length;
  return departements
    .map(({ attribues, ...departement }) => ({
      ...departement,
      attribues: attribues ?? 0,
      postes: plan.retenus
        .filter(({ departementCode }) => departementCode === departement.code)
        .reduce((total, { postes }) => total + postes, 0),
      retenus: compter(plan.retenus, departement.code),
      refuses: compter(plan.refuses, departement.code),
      examens: compter(plan.examens, departement.code),
      doublons: compter(plan.doublons, departement.code),
      debordements: compter(plan.debordements, departement.code),
    }))
    .filter(({ retenus, refuses, examens, doublons, debordements, sansAvis }) =>
      [retenus, refuses, examens, doublons, debordements, sansAvis].some((nombre) => nombre > 0),
    );
}
