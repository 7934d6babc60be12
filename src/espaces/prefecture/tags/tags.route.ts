import { routesDesTags } from '#domain/activites/index.ts';
import { porte } from '#espaces/prefecture/door.ts';

export const routesTags = routesDesTags({
  base: '/prefecture/tags',
  right: porte,
  intro:
    'Les conseillers de votre département mettent ces tags sur leurs activités. Vous en lisez les totaux, jamais les activités.',
});
