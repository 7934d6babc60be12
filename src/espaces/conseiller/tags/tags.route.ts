import { routesDesTags } from '#domain/activites/index.ts';
import { porte } from '#espaces/conseiller/door.ts';

export const routesTags = routesDesTags({
  base: '/conseiller/tags',
  right: porte,
  intro:
    'Vos tags sont à vous seul : ils vous servent à retrouver vos activités. Votre structure, la préfecture et l’ANCT en proposent d’autres.',
});
