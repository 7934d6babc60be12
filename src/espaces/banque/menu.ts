import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Accueil', href: '/banque' },
  { libelle: 'Conventions', href: '/banque/conventions' },
  { libelle: 'Versements', href: '/banque/versements' },
  { libelle: 'Lots', href: '/banque/lots' },
  { libelle: 'Remboursements', href: '/banque/recouvrements' },
  { libelle: 'RIB', href: '/banque/ribs' },
  { libelle: 'Grand livre', href: '/banque/grand-livre' },
  { libelle: 'Mon compte', href: '/compte' },
];
