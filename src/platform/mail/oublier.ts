import type { Tx } from '#platform/db/guard.ts';

/** Forgets every e-mail about these subjects, address included; what had not left yet will not. */
export async function oublierCourriels(tx: Tx, sujets: readonly string[]): Promise<void> {
  if (sujets.length === 0) return;
  await tx
    .deleteFrom('courriels')
    .where('sujet', 'in', [...sujets])
    .execute();
}
