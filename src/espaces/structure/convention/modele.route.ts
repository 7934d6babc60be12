import { z } from 'zod';
import { lireModeleDeConvention } from '#domain/conventions/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { documentEnFichier, FORMATS_DE_DOCUMENT } from '#platform/documents/formats.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { BASE, laConvention } from './convention.route.tsx';

const modele = route({
  method: 'GET',
  path: `${BASE}/modele`,
  right: porte,
  audit: 'conventions.telechargerModele',
  rate: 'export',
  input: z.object({ format: z.enum(FORMATS_DE_DOCUMENT).catch('odt') }).catch({ format: 'odt' }),
  async answer(requete) {
    const { id, numero } = await laConvention(requete);
    const { tools, actor, input } = requete;
    return documentEnFichier(
      await lireModeleDeConvention(tools.db, actor.perimetre, id),
      input.format,
      `convention-${numero}-modele`,
    );
  },
});

export const routesModeleDeConvention: readonly AnyRoute[] = [modele];
