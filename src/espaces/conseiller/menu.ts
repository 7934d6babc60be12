import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Mon poste', href: '/conseiller' },
  { libelle: 'Mes activités', href: '/conseiller/activites' },
  { libelle: 'Mes lieux', href: '/conseiller/lieux' },
  { libelle: 'Orienter', href: '/conseiller/orienter' },
  { libelle: 'Ma fiche', href: '/conseiller/fiche' },
  { libelle: 'Mes statistiques', href: '/conseiller/statistiques' },
  { libelle: 'Mes suivis', href: '/conseiller/suivis' },
  { libelle: 'Ma formation', href: '/conseiller/formation' },
  { libelle: 'Mon compte', href: '/compte' },
];
