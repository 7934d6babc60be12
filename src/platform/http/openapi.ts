import type { AnyRoute } from '#platform/routes.ts';

/** The OpenAPI 3.1 document of the routes that say what other machines may read of them. */
export const openApi = (routes: readonly AnyRoute[], server: string, version: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Conseillers numériques',
    version,
    description: 'Ce que la plateforme nationale des conseillers numériques donne à lire aux autres logiciels.',
    license: { name: 'Licence Ouverte 2.0', url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/' },
  },
  servers: [{ url: server }],
  paths: Object.fromEntries(
    routes.flatMap(({ method, path, api, audit }) =>
      api
        ? [
            [
              path.replaceAll(/:(\w+)/g, '{$1}'),
              {
                [method.toLowerCase()]: {
                  operationId: audit,
                  summary: api.resume,
                  responses: { 200: { description: 'OK', content: { [api.type]: {} } } },
                },
              },
            ],
          ]
        : [],
    ),
  ),
});
