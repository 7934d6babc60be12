import { routesDesTags } from '#domain/activites/index.ts';
import { porte } from '#espaces/anct/door.ts';

export const routesTags = routesDesTags({
  base: '/anct/tags',
  right: porte,
  intro:
    'Tous les conseillers peuvent mettre ces tags sur leurs activités. Vous en lisez les totaux, jamais les activités.',
});
