import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Accueil', href: '/formation' },
  { libelle: 'Personnes', href: '/formation/personnes' },
  { libelle: 'Sessions', href: '/formation/sessions' },
  { libelle: 'Certificats', href: '/formation/certificats' },
  { libelle: 'Mon compte', href: '/compte' },
];
