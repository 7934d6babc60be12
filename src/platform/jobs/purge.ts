import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Tools } from '#platform/action.ts';
import { plusJours } from '#platform/dates.ts';
import { purgerBrouillons } from '#platform/form/brouillons.ts';
import { purgeRates } from '#platform/http/rate.ts';
import { job } from './jobs.ts';

const BROUILLONS_JOURS = 60;
const FICHIERS_JOURS = 1;

/** Every night: drafts nobody came back to, counters that ended, files of requests that a crash left behind. */
export const purger = job({
  name: 'machine.purger',
  data: z.unknown(),
  cron: '15 3 * * *',
  async handle(tools) {
    const now = tools.clock();
    await purgerBrouillons(tools, plusJours(now, -BROUILLONS_JOURS));
    await purgeRates(tools);
    await purgerArrivees(tools, plusJours(now, -FICHIERS_JOURS));
  },
});

async function purgerArrivees({ settings }: Tools, avant: Date): Promise<void> {
  const folder = join(settings.DATA_DIR, 'arrivees');
  for (const file of await readdir(folder).catch(() => [])) {
    const path = join(folder, file);
    if ((await stat(path)).mtime < avant) await rm(path, { force: true });
  }
}
