import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Accueil', href: '/banque' },
  { libelle: 'Conventions', href: '/banque/conventions' },
  { libelle: 'Mon compte', href: '/compte' },
];
