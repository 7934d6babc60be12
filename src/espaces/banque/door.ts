import type { Door } from '#platform/routes.ts';

export const porte: Door = {
  espace: 'banque',
  titre: 'Espace Banque des Territoires',
  roles: ['banque_des_territoires', 'valideur'],
  secondFacteur: true,
};
