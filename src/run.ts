import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { DatabaseInUse } from '#platform/db/lock.ts';
import { preparedBase } from '#platform/db/prepared.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import { createApplication, openBase } from './application.ts';
import { demonstration } from './demonstration.ts';

const FIRST_PAGE_MS = 700;

/** Starts what is asked and stops it cleanly: requests under way are answered first. */
export async function run(parts: { web: boolean; worker: boolean }): Promise<void> {
  const read = readSettings(process.env);
  if ('problems' in read) return refuse(read.problems);
  const { settings } = read;
  if (settings.mode === 'demonstration' && !(parts.web && parts.worker)) {
    return refuse([
      'DATABASE_URL manque : « npm run web » et « npm run worker » se partagent une base PostgreSQL. Pour essayer la plateforme, lancez « npm start ».',
    ]);
  }
  const base = await openBase(settings, preparedBase()).catch((error: unknown) => {
    if (error instanceof DatabaseInUse) return refuse([error.message]);
    throw error;
  });
  if (!base) return;
  const { tools, app, jobs } = await createApplication(settings, base, { worker: parts.worker });
  const server = parts.web ? listen(settings, app.fetch) : undefined;
  if (settings.mode === 'demonstration') {
    await setTimeout(FIRST_PAGE_MS); // the embedded base does one thing at a time: the first page goes first
    await demonstration(tools);
  }
  const stop = async () => {
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    await jobs.stop();
    await base.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

/** How long a client may take. Node looks at its clients every 30 s if not told otherwise: limits under it would not hold. */
export const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
} as const;
type Fetch = (request: Request) => Response | Promise<Response>;
type Where = Pick<Settings, 'PORT' | 'HOST'>;

/** The HTTP server; a client slower than `patience` (milliseconds) is answered 408 and cut. */
export const openServer = (
  { PORT, HOST }: Where,
  fetch: Fetch,
  patience: Readonly<Record<keyof typeof PATIENCE, number>> = PATIENCE,
  ready?: () => void,
) => serve({ fetch, port: PORT, hostname: HOST, serverOptions: patience }, ready);

function listen(settings: Settings, fetch: Fetch) {
  const server = openServer(settings, fetch, PATIENCE, () => {
    process.stdout.write(
      `\n  Conseillers numériques : ${settings.BASE_URL}\n  Données : ${settings.DATABASE_URL ? 'PostgreSQL' : join(settings.DATA_DIR)}\n\n`,
    );
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      return refuse([`Le port ${settings.PORT} est déjà utilisé. Choisissez-en un autre avec PORT.`]);
    throw error;
  });
  return server;
}

function refuse(problems: readonly string[]): undefined {
  process.stderr.write(`La plateforme ne démarre pas :\n${problems.map((problem) => `  - ${problem}`).join('\n')}\n`);
  process.exit(1);
}
