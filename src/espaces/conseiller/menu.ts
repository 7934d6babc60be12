import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Mon poste', href: '/conseiller' },
  { libelle: 'Ma formation', href: '/conseiller/formation' },
  { libelle: 'Mon compte', href: '/compte' },
];
