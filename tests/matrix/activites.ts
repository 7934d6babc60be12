import { uneLigneDActivite } from '#tests/situations/activites.ts';
import type { Banc } from '#tests/support/base.ts';

/** An activity of the conseiller of this file, and one of somebody else, for the same structure. */
export async function lesActivites(banc: Banc, structureId: string, candidatId: string) {
  const { db } = banc.tools;
  const { numero: structure } = await db
    .selectFrom('structures')
    .select('numero')
    .where('id', '=', structureId)
    .executeTakeFirstOrThrow();
  const une = async (sienne: boolean) => {
    const { numero } = await db
      .selectFrom('candidats')
      .select('numero')
      .where('id', sienne ? '=' : '<>', candidatId)
      .orderBy('numero')
      .executeTakeFirstOrThrow();
    const { id } = await db
      .insertInto('activites')
      .values(uneLigneDActivite(banc, { conseiller: numero, structure }))
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  };
  return { propre: await une(true), autre: await une(false) };
}

/** The activity behind each address that takes one up again. */
export const ressourcesDesActivites = ({ propre, autre }: Awaited<ReturnType<typeof lesActivites>>, inconnu: string) =>
  Object.fromEntries(
    ['corriger', 'dupliquer'].map((geste) => [
      `/conseiller/activites/:id/${geste}`,
      { propre: { id: propre }, autre: { id: autre }, inconnu: { id: inconnu } },
    ]),
  );
