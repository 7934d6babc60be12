import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, onTestFinished } from 'vitest';
import { TACHES } from '#domain/catalogue.ts';
import { CONSEQUENCES } from '#domain/consequences.ts';
import type { Tools } from '#platform/action.ts';
import { type Annuaire, sansAnnuaire } from '#platform/annuaire.ts';
import { plusJours, plusMinutes } from '#platform/dates.ts';
import { type Base, type OnQuery, openEmbedded, openMemory, openPostgres } from '#platform/db/open.ts';
import { ouvrirAntivirus } from '#platform/files/antivirus.ts';
import { ouvrirCoffre } from '#platform/files/coffre.ts';
import { openJobs } from '#platform/jobs/jobs.ts';
import type { Log } from '#platform/log.ts';
import { readSettings } from '#platform/settings.ts';
import type { Teleprocedure } from '#platform/teleprocedure.ts';
import { readTestBase, TEMPLATE } from './global-setup.ts';

/** When the story of most tests begins: the day the guide was published. */
export const DEBUT = new Date('2021-02-04T09:00:00.000Z');

/** A clock that only moves on purpose. */
export function horlogeFigee(start = DEBUT) {
  let now = start;
  return {
    clock: () => now,
    avancer: ({ jours = 0, minutes = 0 }: { jours?: number; minutes?: number }) => {
      now = plusMinutes(plusJours(now, jours), minutes);
    },
  };
}

/** Is the suite running on a PostgreSQL server? Concurrency can only be shown there. */
export const surPostgresql = process.env['TEST_DATABASE_URL'] !== undefined;

async function openTestBase(
  onQuery: OnQuery,
  surDisque: string | undefined,
): Promise<{ base: Base; url: string | undefined; drop: () => Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'];
  const embarquee = () =>
    surDisque ? openEmbedded(surDisque, readTestBase(), onQuery) : openMemory(readTestBase(), onQuery);
  if (!server) return { base: await embarquee(), url: undefined, drop: async () => {} };
  const name = `essai_${randomUUID().replaceAll('-', '')}`;
  const administer = async (sql: string) => {
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    await admin.query(sql);
    await admin.end();
  };
  await administer(`create database ${name} template ${TEMPLATE}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    base: openPostgres(url.href, 20, onQuery),
    url: url.href,
    drop: () => administer(`drop database if exists ${name} with (force)`),
  };
}

export type Banc = {
  readonly tools: Tools;
  readonly base: Base;
  readonly avancer: ReturnType<typeof horlogeFigee>['avancer'];
  /** Runs every job that waits: e-mails leave, reminders go. Returns how many ran. */
  readonly faireTravailler: () => Promise<number>;
  /** E-mails written so far, oldest first. */
  readonly courriels: () => Promise<{ modele: string; destinataire: string; objet: string; texte: string }[]>;
  /** How many SQL statements `work` needs. */
  readonly compterRequetes: (work: () => Promise<unknown>) => Promise<number>;
  /** Lines of the technical log, as text. */
  readonly journal: () => string;
  readonly fermer: () => Promise<void>;
};

/**
 * A test bench: a base of its own, a frozen clock, queues, the log kept in memory. Closed after the file's tests,
 * or after the test when opened inside one. `surDisque`: an embedded base in its folder, as a machine has it.
 */
export async function unBanc(
  options: {
    environment?: Record<string, string>;
    start?: Date;
    pendantLeTest?: boolean;
    annuaire?: Annuaire;
    teleprocedure?: Teleprocedure;
    surDisque?: boolean;
  } = {},
): Promise<Banc> {
  let counted = 0;
  const folder = await mkdtemp(join(tmpdir(), 'essai-'));
  const { base, url, drop } = await openTestBase(
    () => {
      counted += 1;
    },
    options.surDisque ? folder : undefined,
  );
  const horloge = horlogeFigee(options.start);
  const read = readSettings({ LOG_LEVEL: 'silent', DATA_DIR: folder, ...options.environment });
  if ('problems' in read) throw new Error(read.problems.join(' '));
  const settings = { ...read.settings, DATABASE_URL: url ?? read.settings.DATABASE_URL };
  const lines: string[] = [];
  const write = (fields: object, message: string) => void lines.push(JSON.stringify({ ...fields, message }));
  const log: Log = { info: write, warn: write, error: write };
  const jobs = await openJobs(base, url, log, false);
  const tools: Tools = {
    db: base.db,
    clock: horloge.clock,
    settings,
    log,
    jobs,
    consequences: CONSEQUENCES,
    annuaire: options.annuaire ?? sansAnnuaire,
    coffre: ouvrirCoffre(settings),
    antivirus: ouvrirAntivirus(settings.CLAMD_URL),
    teleprocedure: options.teleprocedure,
  };
  let fermeture: Promise<void> | undefined;
  const fermer = () => {
    fermeture ??= toutFermer();
    return fermeture;
  };
  const toutFermer = async () => {
    await jobs.stop();
    await base.close();
    await drop();
    await rm(folder, { recursive: true, force: true });
  };
  if (options.pendantLeTest) onTestFinished(fermer);
  else afterAll(fermer);
  return {
    tools,
    base,
    avancer: horloge.avancer,
    faireTravailler: () => jobs.drain(tools, TACHES),
    courriels: async () => {
      const rows = await base.db
        .selectFrom('courriels')
        .select(['modele', 'destinataire', 'objet', 'texte'])
        .orderBy('cree_le')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...row, texte: row.texte ?? '' }));
    },
    async compterRequetes(work) {
      const before = counted;
      await work();
      return counted - before;
    },
    journal: () => lines.join('\n'),
    fermer,
  };
}
