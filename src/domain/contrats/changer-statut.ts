import type { Context } from '#platform/action.ts';
import { NotFound } from '#platform/errors.ts';
import { cycle, type GesteContrat, type StatutContrat } from './lifecycle.ts';

/** A contract, locked until the gesture ends. Whose it is is the business of the caller. @throws NotFound */
export async function verrouillerContrat({ tx }: Pick<Context, 'tx'>, contratId: string) {
  const contrat = await tx
    .selectFrom('contrats')
    .selectAll()
    .where('id', '=', contratId)
    .forUpdate()
    .executeTakeFirst();
  if (!contrat) throw new NotFound(`contrat ${contratId}`);
  return contrat;
}
export type Contrat = Awaited<ReturnType<typeof verrouillerContrat>>;

type Signature = {
  readonly signe_le: string;
  readonly fichier_cle: string;
  readonly fichier_nom: string;
  readonly fichier_empreinte: string;
};

/** Moves a locked contract along its life cycle and writes it in its history. @throws Forbidden, Refused */
export async function changerStatut(
  context: Context,
  contrat: { readonly id: string; readonly statut: StatutContrat },
  geste: GesteContrat,
  { motif = null, ...signature }: { motif?: string | null } & Partial<Signature> = {},
): Promise<void> {
  const { tx, now, actor } = context;
  cycle.exiger(geste, contrat.statut, actor.role, 'Ce contrat');
  const statut = cycle.target(geste);
  await tx
    .updateTable('contrats')
    .set({ statut, statut_le: now, modifie_le: now, motif, ...signature })
    .where('id', '=', contrat.id)
    .execute();
  await inscrireHistorique(context, contrat.id, geste, statut, motif);
}

export async function inscrireHistorique(
  { tx, now, actor }: Context,
  contratId: string,
  geste: string,
  statut: StatutContrat,
  motif: string | null = null,
): Promise<void> {
  await tx
    .insertInto('contrats_historique')
    .values({ contrat_id: contratId, geste, statut, motif, acteur_id: actor.id, role: actor.role, fait_le: now })
    .execute();
}
