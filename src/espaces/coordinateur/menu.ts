import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Mon équipe', href: '/coordinateur' },
  { libelle: 'Mon compte', href: '/compte' },
];
