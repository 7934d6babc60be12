import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { unBanc } from '#tests/support/base.ts';
import { generatedSchema } from '#tests/support/schema.ts';
import { diskSynchronisations } from './durable-fs.ts';
import { transaction } from './guard.ts';
import { DatabaseInUse, lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';
import { openEmbedded } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'base-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const banc = await unBanc();

it('a second opener of the same folder is refused with a sentence, and the lock goes with its process', async () => {
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(DatabaseInUse);
  await expect(lockFolder(folder)).rejects.toThrow('DATA_DIR');
  await lock.release();
  const script = `import('${join(process.cwd(), 'src/platform/db/lock.ts')}').then(async ({ lockFolder }) => { await lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000); })`;
  const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  await expect(lockFolder(folder)).rejects.toThrow(DatabaseInUse);
  holder.kill('SIGKILL');
  await new Promise((resolve) => holder.once('close', resolve));
  await (await lockFolder(folder)).release();
});

it('the embedded database makes its writes reach the disk', async () => {
  const base = await openEmbedded(join(folder, 'durable'));
  const before = diskSynchronisations();
  if (base.engine.type === 'pglite')
    await base.engine.pglite.exec('create table essai (n int); insert into essai values (1)');
  expect(diskSynchronisations()).toBeGreaterThan(before);
  await base.close();
});

it('a new folder without a prepared base is migrated; the next one begins as its copy, even cut half-way', async () => {
  const modele = join(folder, 'modele');
  const premiere = await openEmbedded(modele);
  await migrate(premiere);
  await premiere.close();
  const nouveau = join(folder, 'nouveau');
  mkdirSync(join(nouveau, 'base.copie', 'global'), { recursive: true });
  const copie = await openEmbedded(nouveau, modele);
  await expect(copie.db.selectFrom('plafonds').select('postes_max').execute()).resolves.toEqual([{ postes_max: 4000 }]);
  await copie.close();
  const retrouvee = await openEmbedded(nouveau, join(folder, 'ailleurs'));
  await expect(retrouvee.db.selectFrom('plafonds').selectAll().execute()).resolves.toHaveLength(1);
  await retrouvee.close();
});

it('using the database beside an open transaction throws rather than waits for ever', async () => {
  const { db } = banc.tools;
  await expect(transaction(db, () => db.selectFrom('audit_tete').selectAll().execute())).rejects.toThrow(
    'inside a transaction',
  );
  await expect(transaction(db, (tx) => tx.selectFrom('audit_tete').selectAll().execute())).resolves.toHaveLength(1);
});

it('the types of the tables are those of the migrations', async () => {
  expect(readFileSync('src/platform/db/schema.ts', 'utf8')).toBe(await generatedSchema());
});

it('starting without what production needs says so and stops', () => {
  const { status, stderr } = spawnSync(process.execPath, ['dist/server/web.js'], {
    env: { PATH: process.env['PATH'], DATABASE_URL: 'postgresql://x/y' },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('La plateforme ne démarre pas');
  expect(stderr).toContain('SECRET manque');
});
