import { z } from 'zod';
import { exportDesRecrutements, pageDesRecrutements } from '#domain/mise-en-relation/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const BASE = '/anct/recrutements';

const lister = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'miseEnRelation.lireEntonnoir',
  rate: 'page',
  input: z.unknown(),
  answer: async (requete) => ({ page: await pageDesRecrutements(requete, BASE, (id) => `/anct/structures/${id}`) }),
});

export const routesRecrutements: readonly AnyRoute[] = [lister, exportDesRecrutements(`${BASE}/export`, porte)];
