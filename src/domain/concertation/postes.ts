import type { Context } from '#platform/action.ts';
import { Refused } from '#platform/errors.ts';
import { enLots } from '#platform/lots.ts';
import { liberer } from './plafonds.ts';

type Attribution = {
  readonly structureId: string;
  readonly decisionId: string;
  readonly nombrePostes: number;
  readonly montantDuPosteCentimes: number;
  /** The number of the last post it has already. */
  readonly apres?: number;
};

/** The posts that decisions give, numbered within their structure, each at the amount reserved for it. */
export async function creerPostes({ tx, now }: Context, attributions: readonly Attribution[]): Promise<void> {
  const postes = attributions.flatMap(({ structureId, decisionId, nombrePostes, montantDuPosteCentimes, apres = 0 }) =>
    Array.from({ length: nombrePostes }, (_, index) => ({
      structure_id: structureId,
      decision_id: decisionId,
      numero: apres + index + 1,
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
    .set({ statut: 'pourvu', vacant_jusqu_au: null })
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

/** Is a post of this structure vacant again after a contract? Part of its money may be spent: it is given back apart. */
export const aUnPosteARepourvoir = async ({ tx }: Context, structureId: string): Promise<boolean> =>
  (await tx
    .selectFrom('postes')
    .select('id')
    .where('structure_id', '=', structureId)
    .where('vacant_jusqu_au', 'is not', null)
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

/** The contract on this post is over before its time: somebody else may be recruited until a civil date. */
export async function repourvoirPoste({ tx }: Context, posteId: string, jusquAu: string): Promise<void> {
  await tx
    .updateTable('postes')
    .set({ statut: 'vacant', vacant_jusqu_au: jusquAu })
    .where('id', '=', posteId)
    .where('statut', '=', 'pourvu')
    .execute();
}

/** A vacant post is given back: what was not spent of it (centimes) returns to the caps, and the post with it. @throws Refused */
export async function rendrePoste(context: Context, posteId: string, resteCentimes: number): Promise<void> {
  const rendu = await context.tx
    .updateTable('postes as p')
    .from('structures as s')
    .set({ statut: 'rendu', vacant_jusqu_au: null, renouvele_le: null })
    .whereRef('s.id', '=', 'p.structure_id')
    .where('p.id', '=', posteId)
    .where('p.statut', '=', 'vacant')
    .returning('s.departement_code')
    .executeTakeFirst();
  if (!rendu) throw new Refused('Ce poste n’est plus vacant : rechargez la page.');
  await liberer(context, { departementCode: rendu.departement_code, postes: 1, montantCentimes: resteCentimes });
}

/**
 * A post is over: its contract came to its term, or nobody was recruited in time. What was not spent of it (centimes)
 * returns to the caps, and the post with it.
 */
export async function clorePoste(context: Context, posteId: string, resteCentimes: number): Promise<void> {
  const clos = await context.tx
    .updateTable('postes as p')
    .from('structures as s')
    .set({ statut: 'clos', vacant_jusqu_au: null, renouvele_le: null })
    .whereRef('s.id', '=', 'p.structure_id')
    .where('p.id', '=', posteId)
    .where('p.statut', 'in', ['vacant', 'pourvu'])
    .returning('s.departement_code')
    .executeTakeFirst();
  if (clos)
    await liberer(context, { departementCode: clos.departement_code, postes: 1, montantCentimes: resteCentimes });
}
