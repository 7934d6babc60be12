import { echeancier } from '#domain/conventions/index.ts';
import { passer, soldesDuPoste, sortiDuPoste } from '#domain/grand-livre/index.ts';
import type { Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';

/**
 * A contract is signed: what its post has left is engaged, in payments of 20, 30 and 50 % at one, six and twelve months
 * from the signature (guide, étape 9). The first contract of a post takes its whole amount.
 */
export async function planifierVersements(context: Context, contratId: string): Promise<void> {
  const { tx, now } = context;
  const contrat = await tx
    .selectFrom('contrats as k')
    .innerJoin('postes as p', 'p.id', 'k.poste_id')
    .select(['k.poste_id', 'k.structure_id', 'k.signe_le', 'p.montant_centimes'])
    .where('k.id', '=', contratId)
    .executeTakeFirstOrThrow();
  const { poste_id: posteId, structure_id: structureId, signe_le: signeLe } = contrat;
  const reste = contrat.montant_centimes - sortiDuPoste(await soldesDuPoste(tx, posteId));
  if (signeLe === null || reste <= 0) return;
  await tx
    .insertInto('versements')
    .values(
      echeancier(reste, signeLe).flatMap(({ centimes, le }, index) =>
        centimes === 0
          ? []
          : [
              {
                contrat_id: contratId,
                poste_id: posteId,
                structure_id: structureId,
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
      cause: 'contrat.signe',
      causeId: contratId,
      mouvements: [{ posteId, structureId, de: 'disponible', vers: 'engage', centimes: reste, le: dateCivile(now) }],
    },
  ]);
}
