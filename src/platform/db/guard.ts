import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, KyselyPlugin, Transaction } from 'kysely';
import type { DB } from './schema.ts';

/** The whole database, outside any transaction. Inside one, only its `tx` may be used. */
export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

const inside = new AsyncLocalStorage<true>();

/** Everything in `work` happens, or nothing does. Using `db` inside throws: on one connection it would wait for ever. */
export const transaction = <Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> => {
  refuseNested();
  return db.transaction().execute((tx) => inside.run(true, () => work(tx.withoutPlugins())));
};

/**
 * Work beside the transaction of the same call, which must not wait for it: on the embedded database, it is done once
 * the transaction is over.
 */
export const aside = <Result>(work: () => Result): Result => inside.exit(work);

/** Of the database, never of a transaction: refuses its statements while a transaction of the same call is open. */
export const guard: KyselyPlugin = {
  transformQuery({ node }) {
    refuseNested();
    return node;
  },
  transformResult: async ({ result }) => result,
};

function refuseNested() {
  if (inside.getStore()) throw new Error('`db` used inside a transaction: use the context’s `tx`');
}
