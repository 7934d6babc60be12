import type { Entree } from '#platform/routes.ts';

/** The journey of a post, in its order. */
export const menu: readonly Entree[] = [
  { libelle: 'Mes postes', href: '/structure' },
  {
    libelle: 'Recruter',
    liens: [
      { libelle: 'Candidats', href: '/structure/candidats' },
      { libelle: 'Fiche de poste', href: '/structure/fiche-de-poste' },
      { libelle: 'Formation', href: '/structure/formation' },
      { libelle: 'Contrats', href: '/structure/contrats' },
      { libelle: 'Arrivées', href: '/structure/arrivees' },
    ],
  },
  {
    libelle: 'Subvention',
    liens: [
      { libelle: 'Ma demande', href: '/structure/subvention' },
      { libelle: 'Convention', href: '/structure/convention' },
      { libelle: 'Versements', href: '/structure/versements' },
    ],
  },
  {
    libelle: 'Activité',
    liens: [
      { libelle: 'Statistiques', href: '/structure/statistiques' },
      { libelle: 'Agenda', href: '/structure/agenda' },
      { libelle: 'Lieux', href: '/structure/lieux' },
      { libelle: 'Suivis', href: '/structure/suivis' },
      { libelle: 'Événements', href: '/structure/evenements' },
      { libelle: 'Tags', href: '/structure/tags' },
    ],
  },
  {
    libelle: 'Ma structure',
    liens: [
      { libelle: 'Mon inscription', href: '/structure/inscription' },
      { libelle: 'Mon équipe', href: '/structure/equipe' },
      { libelle: 'Mon compte', href: '/compte' },
    ],
  },
];
