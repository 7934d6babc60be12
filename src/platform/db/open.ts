import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { DurableNodeFS, diskSynchronisations } from './durable-fs.ts';
import { type Db, guard } from './guard.ts';
import { lockFolder } from './lock.ts';
import type { DB } from './schema.ts';

/** An open database: Kysely for the rules, the engine itself for jobs and migrations. */
export type Base = {
  readonly db: Db;
  readonly engine: { type: 'pglite'; pglite: PGlite } | { type: 'postgresql'; pool: pg.Pool };
  readonly close: () => Promise<void>;
};
/** Runs after each statement, with its SQL: query counts in tests, slow queries in the log. */
export type OnQuery = (query: { sql: string; milliseconds: number }) => void;

const INT8 = 20;
const DATE = 1082;
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(DATE, (value) => value);
const PGLITE_PARSERS = { [INT8]: Number, [DATE]: (value: string) => value };

const CHECKPOINT_EVERY_MS = 3 * 60_000;
const VACUUM_EVERY_MS = 24 * 3_600_000;

/** Opens PostgreSQL. `max` connections at the most; a statement may not last more than 30 s. */
export function openPostgres(url: string, max = 10, onQuery?: OnQuery): Base {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    statement_timeout: 30_000,
    application_name: 'conseillers-numeriques',
  });
  pool.on('error', () => {}); // an idle connection lost: the next query opens another
  const db = kysely(new PostgresDialect({ pool }), onQuery);
  return { db, engine: { type: 'postgresql', pool }, close: () => db.destroy() };
}

/**
 * Opens the embedded database in `folder`, alone, with a disk that really keeps what is acknowledged.
 * A new folder begins as `template`: the folder of a prepared base (see `base preparer`), or a dump.
 */
export async function openEmbedded(folder: string, template?: string | Blob, onQuery?: OnQuery): Promise<Base> {
  const lock = await lockFolder(folder);
  const path = join(folder, BASE);
  const fresh = !existsSync(path) || readdirSync(path).length === 0;
  if (fresh && typeof template === 'string') copyBase(join(template, BASE), path);
  const load = fresh && template instanceof Blob ? { loadDataDir: template } : {};
  const pglite = await PGlite.create({
    fs: new DurableNodeFS(path),
    parsers: PGLITE_PARSERS,
    startParams: durableParameters(),
    ...load,
  });
  await assertDurable(pglite);
  const timers = maintain(pglite);
  return embedded(pglite, onQuery, async () => {
    for (const timer of timers) clearInterval(timer);
    await pglite.close();
    await lock.release();
  });
}

const BASE = 'base';

/** Copies the files of a closed base: the name comes last, so that a copy cut half-way is begun again. */
function copyBase(from: string, to: string) {
  const unfinished = `${to}.copie`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(to, { recursive: true, force: true });
  cpSync(from, unfinished, { recursive: true });
  renameSync(unfinished, to);
}

/** An embedded database in memory, for tests: `dump` comes from `pglite.dumpDataDir`. */
export async function openMemory(dump?: Blob, onQuery?: OnQuery): Promise<Base> {
  const startParams = [...PGlite.defaultStartParams, ...SMALL_JOURNAL];
  const options: PGliteOptions = { parsers: PGLITE_PARSERS, startParams, ...(dump ? { loadDataDir: dump } : {}) };
  const pglite = await PGlite.create(options);
  return embedded(pglite, onQuery, () => pglite.close());
}

function embedded(pglite: PGlite, onQuery: OnQuery | undefined, close: () => Promise<void>): Base {
  return { db: kysely(new PGliteDialect({ pglite }), onQuery), engine: { type: 'pglite', pglite }, close };
}

function kysely(dialect: PGliteDialect | PostgresDialect, onQuery?: OnQuery): Db {
  return new Kysely<DB>({
    dialect,
    plugins: [guard],
    ...(onQuery && { log: (event) => onQuery({ sql: event.query.sql, milliseconds: event.queryDurationMillis }) }),
  });
}

// The journal is copied with the prepared base: every file of 16 MB that it keeps makes a first start longer.
const SMALL_JOURNAL = ['-c', 'max_wal_size=64MB', '-c', 'min_wal_size=32MB'];
const durableParameters = () => [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
  ...SMALL_JOURNAL,
];

async function assertDurable(pglite: PGlite) {
  const before = diskSynchronisations();
  await pglite.exec(
    'create table if not exists durabilite(vu_le timestamptz); delete from durabilite; insert into durabilite values (now())',
  );
  if (diskSynchronisations() === before)
    throw new Error('the embedded database does not synchronise its writes with the disk');
}

/** PGlite has no background process: nothing else would keep its journal small and its statistics fresh. */
function maintain(pglite: PGlite): NodeJS.Timeout[] {
  const every = (milliseconds: number, sql: string) =>
    setInterval(() => void pglite.exec(sql).catch(() => {}), milliseconds).unref();
  return [every(CHECKPOINT_EVERY_MS, 'checkpoint'), every(VACUUM_EVERY_MS, 'vacuum (analyze)')];
}
