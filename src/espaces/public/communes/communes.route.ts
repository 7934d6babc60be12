import { z } from 'zod';
import { chercherCommunes, communeEcrite } from '#domain/territoires/index.ts';
import { route } from '#platform/routes.ts';

/** What a commune field proposes while it is being typed. */
export const communes = route({
  method: 'GET',
  path: '/api/communes',
  right: 'public',
  audit: 'territoires.chercherCommunes',
  rate: 'page',
  input: z.object({ q: z.string().max(150).default('') }).catch({ q: '' }),
  answer: async ({ tools, input }) => ({ json: (await chercherCommunes(tools.db, input.q, 8)).map(communeEcrite) }),
});
