import { z } from 'zod';
import { cloreAtelier, jetonDInvitation, lireSonAtelier, publierAtelier } from '#domain/ateliers/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';
import { PageDeSonAtelier } from './atelier.page.tsx';

const BASE = '/conseiller/ateliers';

const un = route({
  method: 'GET',
  path: `${BASE}/:id`,
  right: porte,
  audit: 'ateliers.lireLeSien',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const atelier = await lireSonAtelier(tools.db, actor, id);
    const { acces, numero, titre } = atelier;
    const suite = acces === 'public' ? String(numero) : `invitation/${jetonDInvitation(tools.settings, id)}`;
    return {
      page: {
        titre,
        prive: true,
        filAriane: [{ libelle: 'Mes ateliers', href: BASE }],
        corps: (
          <PageDeSonAtelier
            atelier={atelier}
            now={tools.clock()}
            adresse={`${tools.settings.BASE_URL}/ateliers/${suite}`}
          />
        ),
      },
    };
  },
});

const publier = route({
  method: 'POST',
  path: `${BASE}/:id/publier`,
  right: porte,
  audit: 'ateliers.publierLeSien',
  rate: 'formulaire',
  input: z.object({ portee: z.enum(['celui_ci', 'suivants']).catch('celui_ci') }),
  async answer({ tools, actor, parameters: { id }, input: { portee } }) {
    const combien = await publierAtelier(tools, actor, { atelierId: id, portee });
    return {
      redirect: `${BASE}/${id}`,
      annonce: `${pluriel(combien, 'atelier publié', 'ateliers publiés')} : les inscriptions sont ouvertes.`,
    };
  },
});

const clore = route({
  method: 'POST',
  path: `${BASE}/:id/clore`,
  right: porte,
  audit: 'ateliers.cloreLeSien',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await cloreAtelier(tools, actor, { atelierId: id });
    return { redirect: `${BASE}/${id}`, annonce: 'C’est noté : personne n’est venu, il n’y a rien à enregistrer.' };
  },
});

export const routesUnAtelier: readonly AnyRoute[] = [un, publier, clore];
