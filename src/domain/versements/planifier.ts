import { echeancier, type Tranche } from '#domain/conventions/index.ts';
import { passer, soldesDuPoste, sortiDuPoste } from '#domain/grand-livre/index.ts';
import type { Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';

type Renouvellement = { readonly renouvellementId: string; readonly periode: number; readonly debut: string };

/**
 * A contract is signed: what its post has left is engaged, in payments of 20, 30 and 50 % at one, six and twelve months
 * from the signature (guide, étape 9). The first contract of a post takes its whole amount. A contract renewed engages
 * what was granted since, from the first day of its new period.
 */
export async function planifierVersements(
  context: Context,
  contratId: string,
  renouvellement?: Renouvellement,
): Promise<void> {
  const { tx, now } = context;
  const contrat = await tx
    .selectFrom('contrats as k')
    .innerJoin('postes as p', 'p.id', 'k.poste_id')
    .select(['k.poste_id', 'k.structure_id', 'k.signe_le', 'p.montant_centimes'])
    .where('k.id', '=', contratId)
    .executeTakeFirstOrThrow();
  const { poste_id: posteId, structure_id: structureId } = contrat;
  const depuis = renouvellement?.debut ?? contrat.signe_le;
  const reste = contrat.montant_centimes - sortiDuPoste(await soldesDuPoste(tx, posteId));
  if (depuis === null || reste <= 0) return;
  await tx
    .insertInto('versements')
    .values(
      echeancier(reste, depuis).flatMap(({ centimes, le }, index) =>
        centimes === 0
          ? []
          : [
              {
                contrat_id: contratId,
                poste_id: posteId,
                structure_id: structureId,
                periode: renouvellement?.periode ?? 1,
                rang: index + 1,
                montant_centimes: centimes,
                prevu_le: le,
                statut: 'prevu' as const,
                statut_le: now,
              },
            ],
      ),
    )
    .execute();
  await passer(context, [
    {
      ...(renouvellement
        ? { cause: 'contrat.renouvele', causeId: renouvellement.renouvellementId }
        : { cause: 'contrat.signe', causeId: contratId }),
      mouvements: [{ posteId, structureId, de: 'disponible', vers: 'engage', centimes: reste, le: dateCivile(now) }],
    },
  ]);
}

/** What renewing a contract would plan: what its post has left, in payments that run from a civil date. */
export async function apercuDuRenouvellement(db: Db, posteId: string, debut: string): Promise<readonly Tranche[]> {
  const { montant_centimes } = await db
    .selectFrom('postes')
    .select('montant_centimes')
    .where('id', '=', posteId)
    .executeTakeFirstOrThrow();
  const reste = montant_centimes - sortiDuPoste(await soldesDuPoste(db, posteId));
  return echeancier(reste, debut).filter(({ centimes }) => centimes > 0);
}
