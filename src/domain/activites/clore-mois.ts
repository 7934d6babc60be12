import type { Context } from '#platform/action.ts';

/** The form of a month is filed: what is changed in it from now on leaves a trace. `mois` is its first day. */
export async function cloreMois(
  { tx, now }: Context,
  { conseiller, mois }: { readonly conseiller: number; readonly mois: string },
): Promise<void> {
  await tx
    .insertInto('activites_mois_clos')
    .values({ conseiller, mois, clos_le: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
