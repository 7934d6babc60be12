import type { Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { tracer } from './historique.ts';

const sonNumero = ({ tx }: Context, candidatId: string) =>
  tx.selectFrom('candidats').select('numero').where('id', '=', candidatId).executeTakeFirstOrThrow();

/** A contract is over: its conseiller receives nowhere, the public sees it at once, and what it knew of him is erased. */
export async function suspendreSesLieux(context: Context, candidatId: string): Promise<void> {
  const { tx, now } = context;
  const { numero } = await sonNumero(context, candidatId);
  const quittes = await tx
    .updateTable('lieux_conseillers')
    .set({ suspendu_le: dateCivile(now) })
    .where('conseiller', '=', numero)
    .where('jusqu_au', 'is', null)
    .where('suspendu_le', 'is', null)
    .returning('lieu_id')
    .execute();
  await noter(context, quittes, 'quitter');
  await tx
    .updateTable('fiches_conseillers')
    .set({ sur_la_carte: false, courriel: '', telephone: '', modifie_le: now })
    .where('conseiller', '=', numero)
    .execute();
}

/** The end of a contract is undone: its conseiller receives where he did. The public map is for him to choose again. */
export async function reprendreSesLieux(context: Context, candidatId: string): Promise<void> {
  const { numero } = await sonNumero(context, candidatId);
  const repris = await context.tx
    .updateTable('lieux_conseillers')
    .set({ suspendu_le: null })
    .where('conseiller', '=', numero)
    .where('suspendu_le', 'is not', null)
    .returning('lieu_id')
    .execute();
  await noter(context, repris, 'rejoindre');
}

/** Another contract begins: the places of the former one are left for good, he says where he receives now. */
export async function oublierSesAnciensLieux(context: Context, candidatId: string): Promise<void> {
  const { numero } = await sonNumero(context, candidatId);
  await context.tx
    .updateTable('lieux_conseillers')
    .set((eb) => ({ jusqu_au: eb.ref('suspendu_le'), suspendu_le: null, principal: false }))
    .where('conseiller', '=', numero)
    .where('suspendu_le', 'is not', null)
    .execute();
}

async function noter(context: Context, lieux: readonly { lieu_id: string }[], geste: 'quitter' | 'rejoindre') {
  const { tx, now } = context;
  for (const { lieu_id } of lieux) await tracer(context, lieu_id, { geste });
  if (lieux.length === 0) return;
  await tx
    .updateTable('lieux')
    .set({ modifie_le: now })
    .where(
      'id',
      'in',
      lieux.map(({ lieu_id }) => lieu_id),
    )
    .execute();
}
