import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Mon poste', href: '/conseiller' },
  { libelle: 'Mon arrivée', href: '/conseiller/arrivee' },
  { libelle: 'Mes activités', href: '/conseiller/activites' },
  { libelle: 'Mes ateliers', href: '/conseiller/ateliers' },
  { libelle: 'Mon agenda', href: '/conseiller/agenda' },
  { libelle: 'Mes lieux', href: '/conseiller/lieux' },
  { libelle: 'Mes statistiques', href: '/conseiller/statistiques' },
  { libelle: 'Mes suivis', href: '/conseiller/suivis' },
  { libelle: 'Mes équipes', href: '/conseiller/equipes' },
  { libelle: 'Ma formation', href: '/conseiller/formation' },
  { libelle: 'Événements', href: '/conseiller/evenements' },
  { libelle: 'Ressources', href: '/conseiller/ressources' },
  { libelle: 'Mon compte', href: '/compte' },
];
