import type { Door } from '#platform/routes.ts';

export const porte: Door = {
  espace: 'prefecture',
  titre: 'Espace Préfecture',
  roles: ['prefecture'],
  secondFacteur: true,
};
