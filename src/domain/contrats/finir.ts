import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { Refused } from '#platform/errors.ts';
import { job } from '#platform/jobs/jobs.ts';
import { type Contrat, changerStatut, verrouillerContrat } from './changer-statut.ts';
import { contratFini, contratRepris } from './lifecycle.ts';
import { termine } from './mails.ts';

const faits = ({ id, mise_en_relation_id, poste_id, candidat_id, structure_id }: Contrat) => ({
  contratId: id,
  relationId: mise_en_relation_id,
  posteId: poste_id,
  candidatId: candidat_id,
  structureId: structure_id,
});

/** A rupture is confirmed: the contract is broken, its post may be filled again until a civil date. @throws Refused */
export async function rompreContrat(
  context: Context,
  contratId: string,
  { motif, vacantJusquAu }: { readonly motif: string; readonly vacantJusquAu: string },
): Promise<void> {
  const contrat = await verrouillerContrat(context, contratId);
  await changerStatut(context, contrat, 'rompre', { motif });
  await contratFini.emit(context, { ...faits(contrat), vacantJusquAu });
}

/** A rupture is cancelled: the contract goes on. @throws Refused when its post or its person is taken since */
export async function reprendreContrat(context: Context, contratId: string): Promise<void> {
  const contrat = await verrouillerContrat(context, contratId);
  const autre = await context.tx
    .selectFrom('contrats')
    .select('id')
    .where('statut', 'in', ['brouillon', 'signe'])
    .where((eb) => eb.or([eb('poste_id', '=', contrat.poste_id), eb('candidat_id', '=', contrat.candidat_id)]))
    .executeTakeFirst();
  if (autre) throw new Refused('Un autre contrat est préparé ou signé, sur ce poste ou par cette personne.');
  await changerStatut(context, contrat, 'retablir');
  await contratRepris.emit(context, faits(contrat));
}

/** Every night: contracts whose last day is past are over; structures and conseillers are told. */
export const terminerContrats = job({
  name: 'contrats.terminer',
  data: z.unknown(),
  cron: '15 2 * * *',
  async handle(tools) {
    const now = tools.clock();
    const finis = await tools.db
      .selectFrom('contrats')
      .select('id')
      .where('statut', '=', 'signe')
      .where('fin', '<', dateCivile(now))
      .orderBy('fin')
      .execute();
    for (const { id } of finis)
      await transaction(tools.db, (tx) => terminerContrat({ tx, now, actor: SYSTEME, tools }, id));
  },
});

async function terminerContrat(context: Context, contratId: string): Promise<void> {
  const contrat = await verrouillerContrat(context, contratId);
  if (contrat.statut !== 'signe' || contrat.fin === null || contrat.fin >= dateCivile(context.now)) return;
  await changerStatut(context, contrat, 'terminer');
  await ecrireALaStructure(context, contrat.structure_id, termine, contratId, {
    numero: contrat.numero,
    fin: contrat.fin,
  });
  await contratFini.emit(context, { ...faits(contrat), vacantJusquAu: null });
}
