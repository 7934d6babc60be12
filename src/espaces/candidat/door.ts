import type { Door } from '#platform/routes.ts';

export const porte: Door = { espace: 'candidat', titre: 'Espace Candidat', roles: ['candidat'], secondFacteur: false };
