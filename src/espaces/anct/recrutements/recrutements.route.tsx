import { z } from 'zod';
import {
  colonnesEntonnoir,
  type LigneEntonnoir,
  listerEntonnoir,
  parcourirEntonnoir,
  Recrutements,
  resumerEntonnoir,
} from '#domain/mise-en-relation/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';

const BASE = '/anct/recrutements';
const bloqueesDe = (url: URL) => url.searchParams.get('bloquees') === 'oui';

const lister = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'miseEnRelation.lireEntonnoir',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, url }) {
    const bloquees = bloqueesDe(url);
    const [page, resume] = await Promise.all([
      listerEntonnoir(tools.db, actor.perimetre, bloquees, url.searchParams.get('curseur') ?? undefined),
      resumerEntonnoir(tools.db, actor.perimetre),
    ]);
    return {
      page: {
        titre: 'Recrutements',
        prive: true,
        corps: (
          <Recrutements
            base={BASE}
            page={page}
            resume={resume}
            bloquees={bloquees}
            now={tools.clock()}
            dossier={(id) => `/anct/structures/${id}`}
          />
        ),
      },
    };
  },
});

export const routesRecrutements: readonly AnyRoute[] = [
  lister,
  exportRoute<LigneEntonnoir>({
    path: `${BASE}/export`,
    right: porte,
    audit: 'miseEnRelation.exporterEntonnoir',
    nom: 'recrutements',
    colonnes: ({ tools }) => colonnesEntonnoir(tools.clock()),
    lignes: ({ tools, actor, url }) => parcourirEntonnoir(tools.db, actor.perimetre, bloqueesDe(url)),
  }),
];
