import { z } from 'zod';
import { numerosDesAteliers } from '#domain/ateliers/index.ts';
import { numerosDesLieux } from '#domain/lieux/index.ts';
import { numerosDesOffres } from '#domain/offres/index.ts';
import { pagePublique } from '#espaces/public/page.tsx';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { catalogue, robots, securite, sitemap } from './machines.ts';
import { PagePlan } from './plan.page.tsx';

const plan = pagePublique('/plan-du-site', 'public.planDuSite', () => ({
  titre: 'Plan du site',
  description: 'Toutes les pages du site des conseillers numériques.',
  corps: <PagePlan />,
}));

/** A text for machines. */
const texte = (
  path: string,
  audit: `public.${string}`,
  type: string,
  contenu: (requete: Requete) => string | Promise<string>,
) =>
  route({
    method: 'GET',
    path,
    right: 'public',
    audit,
    rate: 'page',
    input: z.unknown(),
    answer: async (requete) => ({ flux: await contenu(requete), type: `${type}; charset=utf-8` }),
  });

const ancienneAdresse = route({
  method: 'GET',
  path: '/security.txt',
  right: 'public',
  audit: 'public.ancienneAdresseSecurite',
  rate: 'page',
  input: z.unknown(),
  answer: async () => ({ redirect: '/.well-known/security.txt' }),
});

export const planDuSite: readonly AnyRoute[] = [
  plan,
  texte('/sitemap.xml', 'public.sitemap', 'application/xml', async ({ tools }) =>
    sitemap(tools.settings, {
      offres: await numerosDesOffres(tools.db),
      ateliers: await numerosDesAteliers(tools.db, tools.clock()),
      lieux: await numerosDesLieux(tools.db, tools.clock()),
    }),
  ),
  texte('/robots.txt', 'public.robots', 'text/plain', ({ tools }) => robots(tools.settings)),
  texte('/.well-known/api-catalog', 'public.catalogue', 'application/linkset+json', ({ tools }) =>
    catalogue(tools.settings),
  ),
  texte('/.well-known/security.txt', 'public.securite', 'text/plain', ({ tools }) =>
    securite(tools.settings, tools.clock()),
  ),
  ancienneAdresse,
];
