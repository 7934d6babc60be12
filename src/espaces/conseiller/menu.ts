import type { Entree } from '#platform/routes.ts';

/** What is done every day first; what concerns the person last. */
export const menu: readonly Entree[] = [
  { libelle: 'Mon poste', href: '/conseiller' },
  { libelle: 'Mes activités', href: '/conseiller/activites' },
  {
    libelle: 'Recevoir du public',
    liens: [
      { libelle: 'Mes ateliers', href: '/conseiller/ateliers' },
      { libelle: 'Mon agenda', href: '/conseiller/agenda' },
      { libelle: 'Mes lieux', href: '/conseiller/lieux' },
      { libelle: 'Orienter', href: '/conseiller/orienter' },
    ],
  },
  {
    libelle: 'Rendre compte',
    liens: [
      { libelle: 'Mes statistiques', href: '/conseiller/statistiques' },
      { libelle: 'Mes suivis', href: '/conseiller/suivis' },
      { libelle: 'Mes tags', href: '/conseiller/tags' },
    ],
  },
  {
    libelle: 'Communauté',
    liens: [
      { libelle: 'Événements', href: '/conseiller/evenements' },
      { libelle: 'Ressources', href: '/conseiller/ressources' },
      { libelle: 'Mes équipes', href: '/conseiller/equipes' },
    ],
  },
  {
    libelle: 'Mon dossier',
    liens: [
      { libelle: 'Mon arrivée', href: '/conseiller/arrivee' },
      { libelle: 'Ma formation', href: '/conseiller/formation' },
      { libelle: 'Ma fiche', href: '/conseiller/fiche' },
      { libelle: 'Mon compte', href: '/compte' },
    ],
  },
];
