import type { Context } from '#platform/action.ts';
import { Refused } from '#platform/errors.ts';
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

/** The contract of the person chosen for this post is signed. @throws Refused when the post is not vacant */
export async function pourvoirPoste({ tx }: Context, posteId: string): Promise<void> {
  const pourvu = await tx
    .updateTable('postes')
    .set({ statut: 'pourvu' })
    .where('id', '=', posteId)
    .where('statut', '=', 'vacant')
    .returning('id')
    .executeTakeFirst();
  if (!pourvu) throw new Refused('Ce poste n’est plus vacant : rechargez la page.');
}

/** Does somebody work under contract in this structure? */
export const aUnPostePourvu = async ({ tx }: Context, structureId: string): Promise<boolean> =>
  (await tx
    .selectFrom('postes')
    .select('id')
    .where('structure_id', '=', structureId)
    .where('statut', '=', 'pourvu')
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** The vacant posts of a structure, by number, locked until the gesture ends: choices of candidates come one by one. */
export async function verrouillerPostesVacants({ tx }: Context, structureId: string): Promise<string[]> {
  const postes = await tx
    .selectFrom('postes')
    .select('id')
    .where('structure_id', '=', structureId)
    .where('statut', '=', 'vacant')
    .orderBy('numero')
    .forUpdate()
    .execute();
  return postes.map(({ id }) => id);
}
