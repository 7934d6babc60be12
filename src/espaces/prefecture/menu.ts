import type { Entree } from '#platform/routes.ts';

/** The avis first: it is what waits for the préfecture. */
export const menu: readonly Entree[] = [
  { libelle: 'Dossiers', href: '/prefecture' },
  { libelle: 'Enveloppes', href: '/prefecture/enveloppes' },
  { libelle: 'Demandes', href: '/prefecture/avenants' },
  {
    libelle: 'Recrutement',
    liens: [
      { libelle: 'Recrutements', href: '/prefecture/recrutements' },
      { libelle: 'Arrivées', href: '/prefecture/arrivees' },
    ],
  },
  {
    libelle: 'Activité',
    liens: [
      { libelle: 'Statistiques', href: '/prefecture/statistiques' },
      { libelle: 'Suivis', href: '/prefecture/suivis' },
      { libelle: 'Coordinateurs', href: '/prefecture/coordinateurs' },
      { libelle: 'Lieux', href: '/prefecture/lieux' },
      { libelle: 'Événements', href: '/prefecture/evenements' },
      { libelle: 'Tags', href: '/prefecture/tags' },
    ],
  },
  { libelle: 'Mon compte', href: '/compte' },
];
