import { routesDeLAgenda } from '#domain/ateliers/index.ts';
import { porte } from '#espaces/structure/door.ts';

export const routesAgenda = routesDeLAgenda({
  base: '/structure/agenda',
  right: porte,
  titre: 'Agenda de vos conseillers',
  intro:
    'Les ateliers que vos conseillers préparent, et combien de personnes viennent. Leurs noms ne sont lus que par le conseiller.',
  avecConseiller: true,
});
