import pg from 'pg';
import { expect, it } from 'vitest';
import { createApplication, openBase } from '#application';
import { readSettings } from '#platform/settings.ts';
import { surPostgresql } from '#tests/support/base.ts';

const SERVEUR = process.env['TEST_DATABASE_URL'] ?? '';

async function uneBaseVide(nom: string): Promise<string> {
  const admin = new pg.Client({ connectionString: SERVEUR });
  await admin.connect();
  await admin.query(`drop database if exists ${nom} with (force)`);
  await admin.query(`create database ${nom}`);
  await admin.end();
  const url = new URL(SERVEUR);
  url.pathname = `/${nom}`;
  return url.href;
}

it.runIf(surPostgresql)(
  'three nodes starting at once on an empty base make it once, then serve it together (PostgreSQL)',
  async () => {
    const url = await uneBaseVide('essai_demarrage');
    const read = readSettings({ LOG_LEVEL: 'silent' });
    if ('problems' in read) throw new Error('settings');
    const settings = { ...read.settings, DATABASE_URL: url };
    const bases = await Promise.all([1, 2, 3].map(() => openBase(settings)));
    const [premiere] = bases;
    const regions = await premiere?.db.selectFrom('regions').select('code').execute();
    expect(regions).toHaveLength(26);
    const applications = await Promise.all(bases.map((base) => createApplication(settings, base, { worker: false })));
    for (const { app } of applications)
      expect((await app.fetch(new Request('http://127.0.0.1/api/sante'))).status).toBe(200);
    for (const { jobs } of applications) await jobs.stop();
    for (const base of bases) await base.close();
  },
  60_000,
);
