import type { Context } from '#platform/action.ts';
import { enLots } from '#platform/lots.ts';

type Attribution = {
  readonly structureId: string;
  readonly decisionId: string;
  readonly nombrePostes: number;
  readonly montantDuPosteCentimes: number;
};

/** The posts that decisions give, numbered within their structure, each at the amount reserved for it. */
export async function creerPostes({ tx, now }: Context, attributions: readonly Attribution[]): Promise<void> {
  const postes = attributions.flatMap(({ structureId, decisionId, nombrePostes, montantDuPosteCentimes }) =>
    Array.from({ length: nombrePostes }, (_, index) => ({
      structure_id: structureId,
      decision_id: decisionId,
      numero: index + 1,
      statut: 'vacant' as const,
      montant_centimes: montantDuPosteCentimes,
      cree_le: now,
    })),
  );
  for (const lot of enLots(postes))
    await tx
      .insertInto('postes')
      .values([...lot])
      .execute();
}
