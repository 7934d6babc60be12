import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Dossiers', href: '/prefecture' },
  { libelle: 'Recrutements', href: '/prefecture/recrutements' },
  { libelle: 'Arrivées', href: '/prefecture/arrivees' },
  { libelle: 'Enveloppes', href: '/prefecture/enveloppes' },
  { libelle: 'Demandes', href: '/prefecture/avenants' },
  { libelle: 'Activité', href: '/prefecture/statistiques' },
  { libelle: 'Suivis', href: '/prefecture/suivis' },
  { libelle: 'Coordinateurs', href: '/prefecture/coordinateurs' },
  { libelle: 'Événements', href: '/prefecture/evenements' },
  { libelle: 'Mon compte', href: '/compte' },
];
