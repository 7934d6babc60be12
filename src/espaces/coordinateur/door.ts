import type { Door } from '#platform/routes.ts';

export const porte: Door = {
  espace: 'coordinateur',
  titre: 'Espace Coordinateur',
  roles: ['coordinateur'],
  secondFacteur: false,
};
