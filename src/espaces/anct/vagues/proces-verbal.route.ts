import { z } from 'zod';
import { lireVague, procesVerbal } from '#domain/concertation/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { documentEnFichier, FORMATS_DE_DOCUMENT } from '#platform/documents/formats.ts';
import { route } from '#platform/routes.ts';

/** The minutes of the committee, to print or to edit. */
export const routeProcesVerbal = route({
  method: 'GET',
  path: '/anct/vagues/:id/proces-verbal',
  right: porte,
  audit: 'concertation.lireProcesVerbal',
  rate: 'export',
  input: z.object({ format: z.enum(FORMATS_DE_DOCUMENT).catch('pdf') }).catch({ format: 'pdf' }),
  async answer({ tools, parameters, input }) {
    const vague = await lireVague(tools.db, parameters.id);
    const document = await procesVerbal(tools.db, parameters.id, tools.clock());
    return documentEnFichier(document, input.format, `proces-verbal-vague-${vague.numero}`);
  },
});
