import { sql } from 'kysely';
import { lirePlafond } from '#domain/concertation/index.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { type Compte, ORDRE_DES_COMPTES } from './comptes.ts';

export type SoldeDeCompte = { readonly compte: Compte; readonly debit: number; readonly credit: number };

/** The trial balance: what entered and left each account, in centimes. Both columns have the same sum. */
export async function lireBalance(db: Db | Tx): Promise<readonly SoldeDeCompte[]> {
  const lignes = await db
    .selectFrom('ecritures')
    .select(['debit', 'credit', sql<number>`sum(centimes)::bigint`.as('centimes')])
    .groupBy(['debit', 'credit'])
    .execute();
  const somme = (quelles: typeof lignes) => quelles.reduce((total, { centimes }) => total + centimes, 0);
  return ORDRE_DES_COMPTES.map((compte) => ({
    compte,
    debit: somme(lignes.filter(({ debit }) => debit === compte)),
    credit: somme(lignes.filter(({ credit }) => credit === compte)),
  }));
}
export type Budget = {
  readonly dotationCentimes: number;
  readonly postesMax: number;
  readonly postesAttribues: number;
  /** What decisions granted, contracts or not. */
  readonly attribueCentimes: number;
  readonly soldes: Readonly<Record<Exclude<Compte, 'dotation'>, number>>;
};

/** The budget of the programme now: 200 M€ and 4 000 posts, granted, engaged, due, paid, left. */
export async function lireBudget(db: Db): Promise<Budget> {
  const [balance, plafond] = await Promise.all([lireBalance(db), lirePlafond(db)]);
  const solde = (voulu: Compte) => {
    const { debit = 0, credit = 0 } = balance.find(({ compte }) => compte === voulu) ?? {};
    return debit - credit;
  };
  return {
    dotationCentimes: -solde('dotation'),
    postesMax: plafond.postesMax,
    postesAttribues: plafond.postesAttribues,
    attribueCentimes: plafond.montantReserveCentimes,
    soldes: {
      disponible: solde('disponible'),
      engage: solde('engage'),
      du: solde('du'),
      en_banque: solde('en_banque'),
      verse: solde('verse'),
      a_recouvrer: solde('a_recouvrer'),
    },
  };
}
