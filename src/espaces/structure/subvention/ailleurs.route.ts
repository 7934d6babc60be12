import { z } from 'zod';
import { lirePieceDs, recommencerDs } from '#domain/conformite/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { auditerLecture } from '#platform/audit.ts';
import { TYPES } from '#platform/files/contenu.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const nouveau = route({
  method: 'POST',
  path: '/structure/subvention/nouveau-dossier',
  right: porte,
  audit: 'conformite.recommencerDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor }) {
    await recommencerDs(tools, actor, {});
    return { redirect: '/structure/subvention', annonce: 'Un nouveau dossier se prépare sur Démarches simplifiées.' };
  },
});

const piece = route({
  method: 'GET',
  path: '/structure/subvention/pieces-deposees/:id',
  right: porte,
  audit: 'conformite.ouvrirSaPieceDs',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { octets, type, dossierId } = await lirePieceDs(tools, actor, id);
    await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'conformite.lireFichier', sujet: dossierId });
    return { flux: octets, type: TYPES[type].mime };
  },
});

export const routesAilleurs: readonly AnyRoute[] = [nouveau, piece];
