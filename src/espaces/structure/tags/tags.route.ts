import { routesDesTags } from '#domain/activites/index.ts';
import { porte } from '#espaces/structure/door.ts';

export const routesTags = routesDesTags({
  base: '/structure/tags',
  right: porte,
  intro:
    'Vos conseillers mettent ces tags sur leurs activités, pour suivre ce qui compte chez vous. Vous en lisez les totaux, jamais les activités.',
});
