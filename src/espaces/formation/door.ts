import type { Door } from '#platform/routes.ts';

export const porte: Door = {
  espace: 'formation',
  titre: 'Espace Organisme de formation',
  roles: ['organisme_de_formation'],
  secondFacteur: true,
};
