import {
  listeDesEvenements,
  routesDeSaisie,
  routesDesPapiers,
  routesDesPresences,
  routesDUnEvenement,
} from '#domain/communaute/index.ts';
import { porte } from '#espaces/prefecture/door.ts';
import type { AnyRoute } from '#platform/routes.ts';

const espace = { base: '/prefecture/evenements', right: porte };

export const routesEvenements: readonly AnyRoute[] = [
  ...listeDesEvenements({
    ...espace,
    intro:
      'Les rencontres et les formations continues ouvertes aux conseillers de votre territoire. Vous organisez celles de votre département.',
  }),
  ...routesDeSaisie(espace),
  ...routesDUnEvenement(espace),
  ...routesDesPapiers(espace),
  ...routesDesPresences(espace),
];
