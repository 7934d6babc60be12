import type { Door } from '#platform/routes.ts';

export const porte: Door = {
  espace: 'structure',
  titre: 'Espace Structure',
  roles: ['structure'],
  secondFacteur: false,
};
