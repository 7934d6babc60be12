import type { Door } from '#platform/routes.ts';

export const porte: Door = {
  espace: 'conseiller',
  titre: 'Espace Conseiller',
  roles: ['conseiller'],
  secondFacteur: false,
};
