import type { Entree } from '#platform/routes.ts';

/** What stands at the top of every public page: who seeks help first. */
export const menu: readonly Entree[] = [
  { libelle: 'Trouver un conseiller', href: '/trouver-un-conseiller' },
  { libelle: 'Trouver un atelier', href: '/ateliers' },
  { libelle: 'Accueillir un conseiller', href: '/accueillir-un-conseiller' },
  { libelle: 'Inscrire ma structure', href: '/inscription' },
  { libelle: 'Devenir conseiller', href: '/devenir-conseiller' },
  {
    libelle: 'Le dispositif',
    liens: [
      { libelle: 'Les neuf étapes', href: '/etapes' },
      { libelle: 'Les missions du conseiller', href: '/missions' },
      { libelle: 'Questions fréquentes', href: '/questions' },
    ],
  },
];
