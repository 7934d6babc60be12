import { z } from 'zod';
import { job } from '#platform/jobs/jobs.ts';

/** Erases a file of the coffre that nothing holds any more; twice erases once. */
export const effacerFichier = job({
  name: 'fichiers.effacer',
  data: z.object({ cle: z.string() }),
  retries: 20,
  handle: ({ coffre }, { cle }) => coffre.effacer(cle),
});
