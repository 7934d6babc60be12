import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Dossiers', href: '/prefecture' },
  { libelle: 'Enveloppes', href: '/prefecture/enveloppes' },
  { libelle: 'Mon compte', href: '/compte' },
];
