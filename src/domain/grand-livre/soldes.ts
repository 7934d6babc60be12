import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/guard.ts';
import type { Compte } from './comptes.ts';

/** What each account of a post holds, in centimes. */
export type Soldes = Readonly<Record<Exclude<Compte, 'dotation' | 'disponible'>, number>>;
const AUCUN: Soldes = { engage: 0, du: 0, en_banque: 0, verse: 0, a_recouvrer: 0 };
const SUIVIS = ['engage', 'du', 'en_banque', 'verse', 'a_recouvrer'] as const;

/** The balances of posts, recomputed from their rows: nothing keeps them apart. A post without a row is not there. */
export async function soldesDesPostes(db: Db | Tx, posteIds: readonly string[]): Promise<ReadonlyMap<string, Soldes>> {
  if (posteIds.length === 0) return new Map();
  const lignes = await db
    .selectFrom('ecritures')
    .select('poste_id')
    .select(
      SUIVIS.map((compte) =>
        sql<number>`sum(case when debit = ${compte} then centimes when credit = ${compte} then -centimes else 0 end)::bigint`.as(
          compte,
        ),
      ),
    )
    .where('poste_id', 'in', [...posteIds])
    .groupBy('poste_id')
    .execute();
  return new Map(lignes.map(({ poste_id, ...soldes }) => [poste_id ?? '', soldes]));
}

export const soldesDuPoste = async (db: Db | Tx, posteId: string): Promise<Soldes> =>
  (await soldesDesPostes(db, [posteId])).get(posteId) ?? AUCUN;

/** What a post keeps of the amount granted for it, spent or to be spent: the rest may still be engaged. */
export const sortiDuPoste = (soldes: Soldes): number => SUIVIS.reduce((total, compte) => total + soldes[compte], 0);
