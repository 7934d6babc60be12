import { z } from 'zod';
import { envoyerAvenant } from '#domain/avenants/index.ts';
import { porte } from '#espaces/banque/door.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const document = route({
  method: 'GET',
  path: '/banque/avenants/:id/document',
  right: porte,
  audit: 'avenant.ouvrirPourLaBanque',
  rate: 'export',
  input: z.unknown(),
  answer: async (requete) => envoyerAvenant(requete, requete.parameters.id),
});

export const routesAvenants: readonly AnyRoute[] = [document];
