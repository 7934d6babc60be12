import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBase } from '#application';
import type { Base } from '#platform/db/open.ts';
import { preparedBase } from '#platform/db/prepared.ts';
import { readSettings, type Settings } from '#platform/settings.ts';

const BIN = '/usr/lib/postgresql/15/bin';
type Serveur = {
  readonly url: string;
  readonly tuer: () => void;
  readonly relancer: () => void;
  readonly arreter: () => void;
};

const ESSAIS_DE_DEPART = 40;
const root = process.getuid?.() === 0;
const postgres = (command: string, ...parameters: string[]) =>
  root
    ? spawnSync('runuser', ['-u', 'postgres', '--', join(BIN, command), ...parameters])
    : spawnSync(join(BIN, command), parameters);

/** A throw-away PostgreSQL 15 on a free port, when its binaries are on the machine (it refuses root: another user runs it). */
export function unPostgresql(options: { durable: boolean }): Serveur | undefined {
  if (!existsSync(join(BIN, 'initdb'))) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'mesure-'));
  if (root) execFileSync('chown', ['postgres', folder]);
  const data = join(folder, 'data');
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  if (postgres('initdb', '-D', data, '-U', 'mesure', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8').status !== 0)
    return undefined;
  const start = () =>
    postgres(
      'pg_ctl',
      '-D',
      data,
      '-w',
      '-l',
      join(folder, 'log'),
      '-o',
      `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=100 ${options.durable ? '' : '-c fsync=off'}`,
      'start',
    );
  if (start().status !== 0) return undefined;
  const arreter = () => {
    postgres('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
    rmSync(folder, { recursive: true, force: true });
  };
  const repond = () => postgres('pg_isready', '-q', '-h', '127.0.0.1', '-p', String(port)).status === 0;
  // A killed server leaves its children for a moment, and they hold its memory: starting waits for them to go.
  const relancer = () => {
    for (let essai = 0; !repond(); essai += 1) {
      if (start().status === 0) return;
      if (essai === ESSAIS_DE_DEPART) throw new Error('PostgreSQL does not start again');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
    }
  };
  const tuer = () => {
    const pid = execFileSync('head', ['-1', join(data, 'postmaster.pid')])
      .toString()
      .trim();
    process.kill(Number(pid), 'SIGKILL');
  };
  return { url: `postgresql://mesure@127.0.0.1:${port}/postgres`, tuer, relancer, arreter };
}

export type Mesure = {
  readonly base: Base;
  readonly settings: Settings;
  readonly moteur: 'postgresql' | 'pglite';
  readonly fermer: () => Promise<void>;
};

/** A base to measure: `DATABASE_URL`, else a throw-away PostgreSQL, else the embedded base, said aloud. */
export async function uneBaseAMesurer(): Promise<Mesure> {
  const given = process.env['DATABASE_URL'];
  const serveur = given ? undefined : unPostgresql({ durable: true });
  const url = given ?? serveur?.url;
  if (!url) console.log('PostgreSQL 15 is not on this machine: measured on the embedded database.');
  return ouvrir(url, serveur);
}

/** The embedded base, whatever the machine has. */
export const uneBaseEmbarquee = (): Promise<Mesure> => ouvrir(undefined, undefined);

async function ouvrir(url: string | undefined, serveur: Serveur | undefined): Promise<Mesure> {
  const folder = mkdtempSync(join(tmpdir(), 'mesure-'));
  const read = readSettings({ LOG_LEVEL: 'silent', DATA_DIR: folder });
  if ('problems' in read) throw new Error(read.problems.join(' '));
  const settings: Settings = { ...read.settings, DATABASE_URL: url };
  const base = await openBase(settings, preparedBase());
  return {
    base,
    settings,
    moteur: url ? 'postgresql' : 'pglite',
    async fermer() {
      await base.close();
      serveur?.arreter();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The value under which a share of the measures lies. */
export function quantile(mesures: readonly number[], part: number): number {
  const triees = mesures.toSorted((a, b) => a - b);
  return Math.round((triees[Math.min(triees.length - 1, Math.floor(triees.length * part))] ?? 0) * 100) / 100;
}

export const option = (name: string, initial: number): number => {
  const index = process.argv.indexOf(`--${name}`);
  const value = Number(process.argv[index + 1]);
  return index >= 0 && Number.isFinite(value) ? value : initial;
};
