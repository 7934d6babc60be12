import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Mon équipe', href: '/coordinateur' },
  { libelle: 'Statistiques', href: '/coordinateur/statistiques' },
  { libelle: 'Suivis', href: '/coordinateur/suivis' },
  { libelle: 'Mon compte', href: '/compte' },
];
