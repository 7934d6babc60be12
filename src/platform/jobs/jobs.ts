import { sql } from 'kysely';
import { fromKysely, fromPglite, PgBoss } from 'pg-boss';
import type { z } from 'zod';
import type { Tools } from '#platform/action.ts';
import type { Tx } from '#platform/db/guard.ts';
import type { Base } from '#platform/db/open.ts';
import type { Log } from '#platform/log.ts';

/**
 * Work done outside the gesture that asked for it, at least once: `handle` must bear being run twice.
 * `cron` (Paris time) makes it periodic; then its data are empty.
 */
export type Job<Data = never> = {
  readonly name: `${string}.${string}`;
  readonly data: z.ZodType<Data>;
  readonly cron?: string;
  readonly retries?: number;
  readonly handle: (tools: Tools, data: Data) => Promise<void>;
};
export const job = <Data>(definition: Job<Data>) => definition;
// biome-ignore lint/suspicious/noExplicitAny: the table holds jobs of every data
export type AnyJob = Job<any>;

export type Jobs = {
  /** Queues the job in the transaction: it exists only if the transaction commits. */
  readonly send: <Data extends object>(tx: Tx, wanted: Job<Data>, data: Data) => Promise<void>;
  readonly sendMany: <Data extends object>(tx: Tx, wanted: Job<Data>, data: readonly Data[]) => Promise<void>;
  /** Jobs waiting or running, for the health page. */
  readonly depth: () => Promise<number>;
  readonly work: (tools: Tools, jobs: readonly AnyJob[]) => Promise<void>;
  /** Runs everything that waits, once, here: tests and the command line. Returns how many ran. */
  readonly drain: (tools: Tools, jobs: readonly AnyJob[]) => Promise<number>;
  readonly stop: () => Promise<void>;
};

const BATCH = 50;

const boss = (base: Base, url: string | undefined, worker: boolean, migrate: boolean) => {
  const options = { schedule: worker, supervise: worker, migrate };
  if (base.engine.type === 'pglite')
    return new PgBoss({ ...options, db: fromPglite(base.engine.pglite), backend: 'pglite' });
  return new PgBoss({ ...options, connectionString: url ?? '', max: worker ? 4 : 2 });
};

/**
 * Creates the tables of the queue and one queue per job, when some are missing. A queue must exist before its first
 * job is sent: looking for it inside a transaction would wait for ever on the embedded database.
 */
export async function prepareJobs(base: Base, url: string | undefined, jobs: readonly AnyJob[]) {
  if ((await missingQueues(base, jobs)).length === 0) return;
  const instance = boss(base, url, false, true);
  instance.on('error', () => {});
  await instance.start();
  for (const { name, retries } of await missingQueues(base, jobs)) {
    await instance.createQueue(name, { retryLimit: retries ?? 5, retryBackoff: true, retryDelay: 5 });
  }
  await instance.stop({ graceful: false, close: base.engine.type === 'postgresql' });
}

async function missingQueues({ db }: Base, jobs: readonly AnyJob[]): Promise<readonly AnyJob[]> {
  const { rows: tables } = await sql<{
    there: boolean;
  }>`select to_regclass('pgboss.queue') is not null as there`.execute(db);
  if (!tables[0]?.there) return jobs;
  const { rows } = await sql<{ name: string }>`select name from pgboss.queue`.execute(db);
  return jobs.filter(({ name }) => !rows.some((row) => row.name === name));
}

export async function openJobs(base: Base, url: string | undefined, log: Log, worker: boolean): Promise<Jobs> {
  const instance = boss(base, url, worker, false);
  instance.on('error', (error) => log.error({ reason: error.message }, 'queue error'));
  await instance.start();
  return {
    async send(tx, wanted, data) {
      await instance.send(wanted.name, data, { db: fromKysely(tx) });
    },
    async sendMany(tx, wanted, data) {
      await instance.insert(
        wanted.name,
        data.map((one) => ({ data: one })),
        { db: fromKysely(tx) },
      );
    },
    async depth() {
      const queues = await instance.getQueues();
      const stats = await Promise.all(queues.map(({ name }) => instance.getQueueStats(name)));
      return stats.flat().reduce((total, { queuedCount, activeCount }) => total + queuedCount + activeCount, 0);
    },
    async work(tools, jobs) {
      for (const wanted of jobs) {
        if (wanted.cron) await instance.schedule(wanted.name, wanted.cron, {}, { tz: 'Europe/Paris' });
        const pace = {
          batchSize: BATCH,
          pollingIntervalSeconds: 1,
          burstWhenBatchFull: true,
          perJobResults: true,
        } as const;
        await instance.work(wanted.name, pace, async (batch) => {
          const results = [];
          for (const { id, data } of batch) results.push(await attempt(tools, wanted, id, data));
          return results;
        });
      }
    },
    async drain(tools, jobs) {
      let count = 0;
      for (const wanted of jobs) {
        for (;;) {
          const batch = await instance.fetch(wanted.name, { batchSize: BATCH });
          if (batch.length === 0) break;
          for (const { id, data } of batch) {
            await handle(tools, wanted, data);
            await instance.complete(wanted.name, id);
            count += 1;
          }
        }
      }
      return count;
    },
    stop: () => instance.stop({ graceful: worker, timeout: 10_000, close: base.engine.type === 'postgresql' }),
  };
}

const handle = (tools: Tools, wanted: AnyJob, data: unknown) => wanted.handle(tools, wanted.data.parse(data ?? {}));

async function attempt(tools: Tools, wanted: AnyJob, id: string, data: unknown) {
  try {
    await handle(tools, wanted, data);
    return { id, status: 'completed' as const };
  } catch (error) {
    tools.log.error({ job: wanted.name, id, reason: error instanceof Error ? error.message : 'unknown' }, 'job failed');
    return { id, status: 'failed' as const, output: { reason: 'see the log' } };
  }
}
