import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/root.ts';
import type { Base } from './open.ts';

const FOLDER = join(projectRoot, 'migrations');
const LOCK = 4_000_200; // any number, the same for every node: one migrates, the others wait

/** The migrations in order: `0001_platform.sql`… Forward only. */
export const migrations = () =>
  readdirSync(FOLDER)
    .filter((file) => /^\d{4}_\w+\.sql$/.test(file))
    .sort()
    .map((file) => ({ name: file.slice(0, -4), sql: readFileSync(join(FOLDER, file), 'utf8') }));

/** What the prepared base depends on: changes with any migration. */
export const migrationsDigest = () =>
  createHash('sha256')
    .update(
      migrations()
        .map(({ name, sql }) => name + sql)
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 16);

const PREPARE =
  'create table if not exists migrations (nom text primary key, faite_le timestamptz not null default now())';

/** Applies what is missing, all of it or nothing, and returns the names applied. */
export async function migrate(base: Base): Promise<string[]> {
  if (base.engine.type === 'pglite') {
    const { pglite } = base.engine;
    await pglite.exec(PREPARE);
    const done = await pglite.query<{ nom: string }>('select nom from migrations');
    const missing = missingAfter(done.rows);
    if (missing.length > 0) await pglite.exec(`begin; ${script(missing)} commit;`);
    return missing.map(({ name }) => name);
  }
  const client = await base.engine.pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await client.query(PREPARE);
    const done = await client.query<{ nom: string }>('select nom from migrations');
    const missing = missingAfter(done.rows);
    if (missing.length > 0) await client.query(script(missing));
    await client.query('commit');
    return missing.map(({ name }) => name);
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** One node at a time on the same base: the others wait. The embedded base has one owner already. */
export async function aloneOn<Result>(base: Base, work: () => Promise<Result>): Promise<Result> {
  if (base.engine.type === 'pglite') return work();
  const client = await base.engine.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK + 1]);
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK + 1]);
    client.release();
  }
}

const missingAfter = (done: readonly { nom: string }[]) =>
  migrations().filter(({ name }) => !done.some(({ nom }) => nom === name));
const script = (missing: readonly { name: string; sql: string }[]) =>
  missing.map(({ name, sql }) => `${sql}\ninsert into migrations (nom) values ('${name}');`).join('\n');
