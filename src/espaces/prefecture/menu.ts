import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Dossiers', href: '/prefecture' },
  { libelle: 'Recrutements', href: '/prefecture/recrutements' },
  { libelle: 'Enveloppes', href: '/prefecture/enveloppes' },
  { libelle: 'Activité', href: '/prefecture/statistiques' },
  { libelle: 'Tags', href: '/prefecture/tags' },
  { libelle: 'Suivis', href: '/prefecture/suivis' },
  { libelle: 'Mon compte', href: '/compte' },
];
