import { changerStatuts } from '#domain/structures/index.ts';
import type { Context } from '#platform/action.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { enLots } from '#platform/lots.ts';
import { annoncerDecision } from './annoncer.ts';
import { retirerEnCours } from './avis.ts';
import type { SensDecision } from './lifecycle.ts';
import type { DossierAvecAvis, PlanDeCloture, Retenu } from './plan-de-cloture.ts';
import { creerPostes } from './postes.ts';

const MOTIF = 'Décision à la clôture de la vague';
type Inscrite = { readonly id: string; readonly structure_id: string };

/** Does what the plan says, file by file in its meaning and by batches in its writing. */
export async function appliquerPlan(context: Context, vagueId: string, plan: PlanDeCloture): Promise<void> {
  const { retenus, refuses, examens } = plan;
  await changerStatuts(context, enAttente(retenus), 'retenir', MOTIF);
  await changerStatuts(context, enAttente(refuses), 'refuser', MOTIF);
  await changerStatuts(context, enAttente(examens), 'demanderExamen', MOTIF);
  await retirerEnCours(
    context,
    examens.map(({ structureId }) => structureId),
  );
  const retenues = await inscrire(context, vagueId, 'retenue', retenus);
  const decisions = [
    ...retenues,
    ...(await inscrire(context, vagueId, 'refusee', refuses)),
    ...(await inscrire(context, vagueId, 'examen_complementaire', examens)),
  ];
  await attribuer(context, retenus, retenues);
  await prendre(context, retenus);
  for (const lot of enLots(decisions))
    await context.tools.jobs.sendMany(
      context.tx,
      annoncerDecision,
      lot.map(({ id }) => ({ decisionId: id })),
    );
  await inscrireAudit(
    context,
    ...decisions.map(({ structure_id }) => ({ action: 'concertation.decider', sujet: structure_id })),
  );
}

const enAttente = (dossiers: readonly DossierAvecAvis[]) =>
  dossiers.map(({ structureId }) => ({ id: structureId, statut: 'avis_rendu' as const }));

async function inscrire(
  { tx, actor, now }: Context,
  vagueId: string,
  sens: SensDecision,
  dossiers: readonly (DossierAvecAvis | Retenu)[],
): Promise<Inscrite[]> {
  const inscrites: Inscrite[] = [];
  for (const lot of enLots(dossiers)) {
    const lignes = lot.map((dossier) => ({
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

async function attribuer(context: Context, retenus: readonly Retenu[], decisions: readonly Inscrite[]): Promise<void> {
  const parStructure = new Map(retenus.map((retenu) => [retenu.structureId, retenu]));
  await creerPostes(
    context,
    decisions.flatMap(({ id, structure_id }) => {
      const retenu = parStructure.get(structure_id);
      if (!retenu) return [];
      const { postes, montantDuPosteCentimes } = retenu;
      return [{ structureId: structure_id, decisionId: id, nombrePostes: postes, montantDuPosteCentimes }];
    }),
  );
}

const somme = (retenus: readonly Retenu[], lire: (retenu: Retenu) => number) =>
  retenus.reduce((total, retenu) => total + lire(retenu), 0);

/** The counters move once; their checks refuse whatever the plan would have got wrong. */
async function prendre({ tx }: Context, retenus: readonly Retenu[]): Promise<void> {
  if (retenus.length === 0) return;
  const postesEnTout = somme(retenus, ({ postes }) => postes);
  const montantEnTout = somme(retenus, ({ montantCentimes }) => montantCentimes);
  await tx
    .updateTable('plafonds')
    .set((eb) => ({
      postes_attribues: eb('postes_attribues', '+', postesEnTout),
      montant_reserve_centimes: eb('montant_reserve_centimes', '+', montantEnTout),
    }))
    .execute();
  const parDepartement = [...Map.groupBy(retenus, ({ departementCode }) => departementCode)];
  for (const [departement_code, dossiers] of parDepartement.sort(([a], [b]) => a.localeCompare(b))) {
    const postes = somme(dossiers, (dossier) => dossier.postes);
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
