import { contrepasser, type Mouvement, passer } from '#domain/grand-livre/index.ts';
import type { Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { Refused } from '#platform/errors.ts';
import { changerStatuts } from './changer-statut.ts';

type Cause = { readonly cause: `${string}.${string}`; readonly causeId: string };

/** The payments of a contract, locked until the gesture ends: no batch is validated on them meanwhile. */
export const verrouillerVersements = ({ tx }: Context, contratId: string) =>
  tx.selectFrom('versements').selectAll().where('contrat_id', '=', contratId).orderBy('id').forUpdate().execute();

/**
 * The schedule of a contract stops: what is not paid is not engaged any more, and leaves the batches being prepared.
 * @throws Refused while the bank holds a payment: nobody knows yet whether it is made
 */
export async function arreterVersements(
  context: Context,
  contratId: string,
  par: Cause & { readonly motif: string },
): Promise<void> {
  const versements = await verrouillerVersements(context, contratId);
  if (versements.some(({ statut }) => statut === 'emis'))
    throw new Refused('Un versement de ce contrat est chez la banque : attendez sa réponse.');
  const restants = versements.filter(({ statut }) => statut === 'prevu' || statut === 'en_lot');
  if (restants.length === 0) return;
  await context.tx
    .updateTable('lots_lignes')
    .set({ etat: 'exclue', motif: par.motif })
    .where('etat', '=', 'retenue')
    .where(
      'versement_id',
      'in',
      restants.map(({ id }) => id),
    )
    .execute();
  await changerStatuts(context, restants, 'annuler', par.motif);
  const le = dateCivile(context.now);
  const mouvements = restants.flatMap(
    ({ poste_id: posteId, structure_id: structureId, montant_centimes: centimes, echu_le }): Mouvement[] => [
      { posteId, structureId, de: echu_le ? 'du' : 'engage', vers: 'disponible', centimes, le },
    ],
  );
  await passer(context, [{ cause: par.cause, causeId: par.causeId, mouvements }]);
}

/** What stopped the schedule of a contract is undone: each payment is as it was, those of a batch free again. */
export async function reprendreVersements(
  context: Context,
  contratId: string,
  { arret, par }: { readonly arret: Cause; readonly par: Cause },
): Promise<void> {
  const arretes = (await verrouillerVersements(context, contratId)).filter(({ statut }) => statut === 'annule');
  await contrepasser(context, arret, par, dateCivile(context.now));
  await redevoir(context, arretes);
  await changerStatuts(context, arretes, 'retablir');
}

/** What the bank had taken back is due again: its date had come. */
async function redevoir(context: Context, arretes: Awaited<ReturnType<typeof verrouillerVersements>>): Promise<void> {
  if (arretes.length === 0) return;
  const repris = await context.tx
    .selectFrom('ecritures as e')
    .innerJoin('lots_lignes as l', 'l.id', 'e.cause_id')
    .select(['l.id', 'l.versement_id'])
    .where('e.cause', '=', 'versement.reprendre')
    .where(
      'l.versement_id',
      'in',
      arretes.map(({ id }) => id),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ecritures as f')
            .select('f.numero')
            .where('f.cause', '=', 'versement.redevoir')
            .whereRef('f.cause_id', '=', 'l.id'),
        ),
      ),
    )
    .execute();
  const le = dateCivile(context.now);
  await passer(
    context,
    repris.flatMap(({ id, versement_id }) =>
      arretes
        .filter((un) => un.id === versement_id)
        .map(({ poste_id: posteId, structure_id: structureId, montant_centimes: centimes }) => ({
          cause: 'versement.redevoir' as const,
          causeId: id,
          mouvements: [{ posteId, structureId, de: 'disponible' as const, vers: 'du' as const, centimes, le }],
        })),
    ),
  );
}
