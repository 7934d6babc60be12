import { AsyncLocalStorage } from 'node:async_hooks';
import type { Dialect, Driver, Kysely, Transaction } from 'kysely';
import type { DB } from './schema.ts';

/** The whole database, outside any transaction. Inside one, only its `tx` may be used. */
export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

const inside = new AsyncLocalStorage<true>();

/** Everything in `work` happens, or nothing does. Using `db` inside throws: on one connection it would wait for ever. */
export const transaction = <Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  db.transaction().execute((tx) => inside.run(true, () => work(tx)));

/** The dialect, with a driver that refuses to hand a connection out while a transaction of the same call is open. */
export function guarded(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () => refusingNested(dialect.createDriver()),
  };
}

function refusingNested(driver: Driver): Driver {
  const acquire = driver.acquireConnection.bind(driver);
  driver.acquireConnection = async (options) => {
    if (inside.getStore()) throw new Error('`db` used inside a transaction: use the context’s `tx`');
    return acquire(options);
  };
  return driver;
}
