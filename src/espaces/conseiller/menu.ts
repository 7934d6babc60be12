import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Mon poste', href: '/conseiller' },
  { libelle: 'Mes activités', href: '/conseiller/activites' },
  { libelle: 'Mes tags', href: '/conseiller/tags' },
  { libelle: 'Mes lieux', href: '/conseiller/lieux' },
  { libelle: 'Mes statistiques', href: '/conseiller/statistiques' },
  { libelle: 'Mes suivis', href: '/conseiller/suivis' },
  { libelle: 'Ma formation', href: '/conseiller/formation' },
  { libelle: 'Mon compte', href: '/compte' },
];
