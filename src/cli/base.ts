import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TACHES } from '#domain/catalogue.ts';
import { chargerTerritoires } from '#domain/territoires/index.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openEmbedded } from '#platform/db/open.ts';
import { preparedBasePath } from '#platform/db/prepared.ts';
import { prepareJobs } from '#platform/jobs/jobs.ts';

/** Makes the prepared base: a first start only copies its folder. */
export async function prepareBase(): Promise<void> {
  const path = preparedBasePath();
  const unfinished = `${path}.en-cours`;
  mkdirSync(dirname(path), { recursive: true });
  rmSync(unfinished, { recursive: true, force: true });
  const base = await openEmbedded(unfinished);
  if (base.engine.type !== 'pglite') return;
  await migrate(base);
  await prepareJobs(base, undefined, TACHES);
  await chargerTerritoires(base.db);
  for (const statement of ['vacuum (analyze)', 'select pg_switch_wal()', 'checkpoint'])
    await base.engine.pglite.exec(statement);
  const { rows } = await base.engine.pglite.query<{ name: string }>(
    'select pg_walfile_name(pg_current_wal_lsn()) as name',
  );
  await base.close();
  keepOneJournal(join(unfinished, 'base', 'pg_wal'), rows[0]?.name);
  const former = readdirSync(dirname(path)).filter((name) => name.startsWith('base-') && name !== basename(unfinished));
  for (const name of former.filter((one) => !one.startsWith(basename(path)) || one === basename(path)))
    rmSync(join(dirname(path), name), { recursive: true });
  renameSync(unfinished, path);
  console.log(`Base préparée : ${path}`);
}

/** The clean stop stands in the last file of the journal: the others would only make every copy longer. */
function keepOneJournal(folder: string, kept: string | undefined) {
  if (!kept) return;
  const files = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile() && one.name !== kept);
  for (const { name } of files) rmSync(join(folder, name));
}
