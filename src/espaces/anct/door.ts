import type { Door } from '#platform/routes.ts';

export const porte: Door = { espace: 'anct', titre: 'Espace ANCT', roles: ['anct', 'support'], secondFacteur: true };
