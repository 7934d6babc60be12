import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import pg from 'pg';
import { TACHES } from '#domain/catalogue.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openMemory, openPostgres } from '#platform/db/open.ts';
import { preparedBasePath } from '#platform/db/prepared.ts';
import { prepareJobs } from '#platform/jobs/jobs.ts';
import { fillTerritory } from './territory.ts';

export const TEMPLATE = 'conseillers_modele';

/** Makes, once, the base that every test file copies: migrated, with its queues and the communes. */
export default async function prepare() {
  const url = process.env['TEST_DATABASE_URL'];
  if (url) return preparePostgres(url);
  const path = testBasePath();
  if (existsSync(path)) return;
  const base = await openMemory();
  await migrate(base);
  await prepareJobs(base, undefined, TACHES);
  await fillTerritory(base);
  if (base.engine.type !== 'pglite') return;
  const dump = await base.engine.pglite.dumpDataDir('none');
  await base.close();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.from(await dump.arrayBuffer()));
}

async function preparePostgres(url: string) {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`drop database if exists ${TEMPLATE} with (force)`);
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const template = new URL(url);
  template.pathname = `/${TEMPLATE}`;
  const base = openPostgres(template.href);
  await migrate(base);
  await prepareJobs(base, template.href, TACHES);
  await fillTerritory(base);
  await base.close();
}

/** Remade when the migrations or the queues change. */
export const testBasePath = () => `${preparedBasePath()}.${TACHES.length}.tests`;

export const readTestBase = () => new Blob([readFileSync(testBasePath())]);
