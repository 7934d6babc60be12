import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TACHES } from '#domain/catalogue.ts';
import { chargerTerritoires } from '#domain/territoires/index.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openMemory } from '#platform/db/open.ts';
import { preparedBasePath } from '#platform/db/prepared.ts';
import { prepareJobs } from '#platform/jobs/jobs.ts';

/** Makes the prepared base: a first start only copies it. Tests start from it too. */
export async function prepareBase(): Promise<void> {
  const path = preparedBasePath();
  const base = await openMemory();
  if (base.engine.type !== 'pglite') return;
  await migrate(base);
  await prepareJobs(base, undefined, TACHES);
  await chargerTerritoires(base.db);
  await base.engine.pglite.exec('vacuum (analyze)');
  await base.engine.pglite.exec('checkpoint');
  await base.engine.pglite.exec('select pg_switch_wal()');
  await base.engine.pglite.exec('checkpoint');
  const dump = await base.engine.pglite.dumpDataDir('none');
  await base.close();
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder).filter((file) => file.startsWith('base-') && !file.startsWith(basename(path))))
    rmSync(join(folder, old));
  writeFileSync(path, Buffer.from(await dump.arrayBuffer()));
  console.log(`Base préparée : ${path}`);
}
