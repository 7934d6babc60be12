import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Où j’en suis', href: '/candidat' },
  { libelle: 'Mon profil', href: '/candidat/profil' },
  { libelle: 'Ma disponibilité', href: '/candidat/disponibilite' },
  { libelle: 'Ma formation', href: '/candidat/formation' },
  { libelle: 'Mes données', href: '/candidat/donnees' },
  { libelle: 'Mon compte', href: '/compte' },
];
