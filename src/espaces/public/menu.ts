import type { Lien } from '#platform/routes.ts';

/** What stands at the top of every public page. */
export const menu: readonly Lien[] = [
  { libelle: 'Trouver un conseiller', href: '/trouver-un-conseiller' },
  { libelle: 'Accueillir un conseiller', href: '/accueillir-un-conseiller' },
  { libelle: 'Les neuf étapes', href: '/etapes' },
  { libelle: 'Ses missions', href: '/missions' },
  { libelle: 'Questions fréquentes', href: '/questions' },
  { libelle: 'Devenir conseiller', href: '/devenir-conseiller' },
  { libelle: 'Inscrire ma structure', href: '/inscription' },
];
