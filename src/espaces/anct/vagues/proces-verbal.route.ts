import { z } from 'zod';
import { lireVague, procesVerbal } from '#domain/concertation/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { ecrireOdt } from '#platform/documents/odt.ts';
import { ecrirePdf } from '#platform/documents/pdf.ts';
import { route } from '#platform/routes.ts';

/** The minutes of the committee, to print or to edit. */
export const routeProcesVerbal = route({
  method: 'GET',
  path: '/anct/vagues/:id/proces-verbal',
  right: porte,
  audit: 'concertation.lireProcesVerbal',
  rate: 'export',
  input: z.object({ format: z.enum(['pdf', 'odt']).catch('pdf') }).catch({ format: 'pdf' }),
  async answer({ tools, parameters, input }) {
    const vague = await lireVague(tools.db, parameters.id);
    const document = await procesVerbal(tools.db, parameters.id, tools.clock());
    const nom = `proces-verbal-vague-${vague.numero}.${input.format}`;
    if (input.format === 'odt')
      return { flux: ecrireOdt(document), type: 'application/vnd.oasis.opendocument.text', nom };
    return { flux: ecrirePdf(document), type: 'application/pdf', nom };
  },
});
