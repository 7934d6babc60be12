import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Accueil', href: '/' },
  { libelle: 'Accueillir un conseiller', href: '/accueillir-un-conseiller' },
  { libelle: 'Les neuf étapes', href: '/etapes' },
  { libelle: 'Questions fréquentes', href: '/questions' },
  { libelle: 'Inscrire ma structure', href: '/inscription' },
];
