import type { Tx } from '#platform/db/guard.ts';

export const A_DISTANCE = 'À distance, par Internet';

export type Endroit = {
  readonly nomLieu: string | null;
  readonly adresse: string | null;
  readonly commune: string;
  readonly codes_postaux: readonly string[];
};

/** « Médiathèque de l’Exemple, 2 place de l’Exemple, Moulins (03000) », or « À distance ». */
export const endroitEcrit = ({ nomLieu, adresse, commune, codes_postaux }: Endroit): string =>
  nomLieu === null
    ? A_DISTANCE
    : [nomLieu, adresse, `${commune}${codes_postaux[0] ? ` (${codes_postaux[0]})` : ''}`].join(', ');

/** Where a workshop is, as a sentence reads it. */
export async function ouDe(tx: Tx, { lieu }: { readonly lieu: number | null }): Promise<string> {
  if (lieu === null) return A_DISTANCE;
  return endroitEcrit(
    await tx
      .selectFrom('lieux as l')
      .innerJoin('communes as o', 'o.code', 'l.commune_code')
      .select(['l.nom as nomLieu', 'l.adresse', 'o.nom as commune', 'o.codes_postaux'])
      .where('l.numero', '=', lieu)
      .executeTakeFirstOrThrow(),
  );
}
