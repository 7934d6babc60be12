import {
  listeDesEvenements,
  routesDeSaisie,
  routesDesPapiers,
  routesDesPresences,
  routesDUnEvenement,
} from '#domain/communaute/index.ts';
import { porte } from '#espaces/anct/door.ts';
import type { AnyRoute } from '#platform/routes.ts';

const espace = { base: '/anct/evenements', right: porte };

export const routesEvenements: readonly AnyRoute[] = [
  ...listeDesEvenements({
    ...espace,
    intro:
      'Les rencontres et les formations continues, pour toute la France ou pour quelques départements. Les conseillers concernés s’y inscrivent.',
  }),
  ...routesDeSaisie(espace),
  ...routesDUnEvenement(espace),
  ...routesDesPapiers(espace),
  ...routesDesPresences(espace),
];
