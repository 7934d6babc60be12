import { z } from 'zod';
import { pageDesAvenants } from '#domain/avenants/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const BASE = '/anct/avenants';

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'avenant.lister',
  rate: 'page',
  input: z.unknown(),
  answer: async (requete) => ({ page: await pageDesAvenants(requete, { base: BASE, premier: 'instruite' }) }),
});

export const routesAvenants: readonly AnyRoute[] = [liste];
