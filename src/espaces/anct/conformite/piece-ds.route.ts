import { z } from 'zod';
import { lirePieceDs } from '#domain/conformite/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { auditerLecture } from '#platform/audit.ts';
import { TYPES } from '#platform/files/contenu.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const piece = route({
  method: 'GET',
  path: '/anct/conformite/pieces-deposees/:id',
  right: porte,
  audit: 'conformite.ouvrirPieceDs',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { octets, type, dossierId } = await lirePieceDs(tools, actor, id);
    await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'conformite.lireFichier', sujet: dossierId });
    return { flux: octets, type: TYPES[type].mime };
  },
});

export const routesPieceDs: readonly AnyRoute[] = [piece];
