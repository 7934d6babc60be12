import { z } from 'zod';
import { changerStatuts } from '#domain/structures/index.ts';
import { action, type Context } from '#platform/action.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { annoncerDecision } from './annoncer.ts';
import { lireBareme } from './bareme.ts';
import type { SensDecision } from './lifecycle.ts';
import { cycleVague } from './lifecycle.ts';
import { lirePlafond } from './plafonds.ts';
import { type DossierAvecAvis, type PlanDeCloture, planDeCloture, type Retenu } from './plan-de-cloture.ts';
import { verifierVague, verrouillerVague } from './vagues.ts';

const LOT = 500;

const dossiersDeLaVague = (db: Db | Tx, vagueId: string) =>
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
    .where('a.vague_id', '=', vagueId)
    .where('a.retire_le', 'is', null)
    .where('s.statut', '=', 'avis_rendu');

async function planifier(db: Db | Tx, dossiers: readonly DossierAvecAvis[], now: Date): Promise<PlanDeCloture> {
  const enveloppes = await db
    .selectFrom('enveloppes')
    .select(['departement_code as departementCode', 'postes', 'postes_attribues as attribues'])
    .execute();
  return planDeCloture(dossiers, enveloppes, await lirePlafond(db), await lireBareme(db), dateCivile(now));
}

/** What closing this wave would do now. Nothing is written. */
export async function previsualiserCloture(db: Db, vagueId: string, now: Date): Promise<PlanDeCloture> {
  return planifier(db, await dossiersDeLaVague(db, vagueId).execute(), now);
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
    const dossiers = vague.decision_a_la_cloture
      ? await dossiersDeLaVague(tx, vagueId).orderBy('s.id').forUpdate('s').execute()
      : [];
    await tx.selectFrom('plafonds').select('postes_max').forUpdate().execute();
    const plan = await planifier(tx, dossiers, now);
    await appliquer(context, vagueId, plan);
    return plan;
  },
  subject: ({ vagueId }) => vagueId,
});

async function appliquer(context: Context, vagueId: string, plan: PlanDeCloture): Promise<void> {
  const enAttente = (dossiers: readonly DossierAvecAvis[]) =>
    dossiers.map(({ structureId }) => ({ id: structureId, statut: 'avis_rendu' as const }));
  await changerStatuts(context, enAttente(plan.retenus), 'retenir', 'Décision à la clôture de la vague');
  await changerStatuts(context, enAttente(plan.refuses), 'refuser', 'Décision à la clôture de la vague');
  await changerStatuts(context, enAttente(plan.examens), 'demanderExamen', 'Décision à la clôture de la vague');
  const examines = plan.examens.map(({ structureId }) => structureId);
  if (examines.length > 0)
    await context.tx
      .updateTable('avis')
      .set({ retire_le: context.now })
      .where('structure_id', 'in', examines)
      .where('retire_le', 'is', null)
      .execute();
  const decisions = [
    ...(await inscrire(context, vagueId, 'retenue', plan.retenus)),
    ...(await inscrire(context, vagueId, 'refusee', plan.refuses)),
    ...(await inscrire(context, vagueId, 'examen_complementaire', plan.examens)),
  ];
  await creerPostes(context, plan.retenus, decisions);
  await prendre(context, plan.retenus);
  for (let debut = 0; debut < decisions.length; debut += LOT)
    await context.tools.jobs.sendMany(
      context.tx,
      annoncerDecision,
      decisions.slice(debut, debut + LOT).map(({ id }) => ({ decisionId: id })),
    );
  await inscrireAudit(
    context,
    ...decisions.map(({ structure_id }) => ({ action: 'concertation.decider', sujet: structure_id })),
  );
}

async function inscrire(
  { tx, actor, now }: Context,
  vagueId: string,
  sens: SensDecision,
  dossiers: readonly (DossierAvecAvis | Retenu)[],
) {
  const inscrites: { id: string; structure_id: string }[] = [];
  for (let debut = 0; debut < dossiers.length; debut += LOT) {
    const lignes = dossiers.slice(debut, debut + LOT).map((dossier) => ({
      structure_id: dossier.structureId,
      vague_id: vagueId,
      sens,
      nombre_postes: 'postes' in dossier ? dossier.postes : 0,
      montant_centimes: 'montantCentimes' in dossier ? dossier.montantCentimes : 0,
      motif: dossier.motif,
      prise_par: actor.id,
      prise_le: now,
    }));
    inscrites.push(...(await tx.insertInto('decisions').values(lignes).returning(['id', 'structure_id']).execute()));
  }
  return inscrites;
}

async function creerPostes(
  { tx, now }: Context,
  retenus: readonly Retenu[],
  decisions: readonly { id: string; structure_id: string }[],
): Promise<void> {
  const decisionDe = new Map(decisions.map(({ id, structure_id }) => [structure_id, id]));
  const postes = retenus.flatMap(({ structureId, postes: nombre, montantDuPosteCentimes }) =>
    Array.from({ length: nombre }, (_, index) => ({
      structure_id: structureId,
      decision_id: decisionDe.get(structureId) ?? '',
      numero: index + 1,
      statut: 'vacant' as const,
      montant_centimes: montantDuPosteCentimes,
      cree_le: now,
    })),
  );
  for (let debut = 0; debut < postes.length; debut += LOT)
    await tx
      .insertInto('postes')
      .values(postes.slice(debut, debut + LOT))
      .execute();
}

/** The counters move once; their checks refuse whatever the plan would have got wrong. */
async function prendre({ tx }: Context, retenus: readonly Retenu[]): Promise<void> {
  if (retenus.length === 0) return;
  const total = (dossiers: readonly Retenu[], lire: (dossier: Retenu) => number) =>
    dossiers.reduce((somme, dossier) => somme + lire(dossier), 0);
  await tx
    .updateTable('plafonds')
    .set((eb) => ({
      postes_attribues: eb(
        'postes_attribues',
        '+',
        total(retenus, ({ postes }) => postes),
      ),
      montant_reserve_centimes: eb(
        'montant_reserve_centimes',
        '+',
        total(retenus, ({ montantCentimes }) => montantCentimes),
      ),
    }))
    .execute();
  for (const [departement_code, dossiers] of [...Map.groupBy(retenus, ({ departementCode }) => departementCode)].sort(
    ([a], [b]) => a.localeCompare(b),
  )) {
    const postes = total(dossiers, (dossier) => dossier.postes);
    await tx
      .insertInto('enveloppes')
      .values({ departement_code, postes_attribues: postes })
      .onConflict((conflict) =>
        conflict
          .column('departement_code')
          .doUpdateSet((eb) => ({ postes_attribues: eb('enveloppes.postes_attribues', '+', postes) })),
      )
      .execute();
  }
}
