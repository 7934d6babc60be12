import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Mes postes', href: '/structure' },
  { libelle: 'Candidats', href: '/structure/candidats' },
  { libelle: 'Fiche de poste', href: '/structure/fiche-de-poste' },
  { libelle: 'Subvention', href: '/structure/subvention' },
  { libelle: 'Formation', href: '/structure/formation' },
  { libelle: 'Contrats', href: '/structure/contrats' },
  { libelle: 'Convention', href: '/structure/convention' },
  { libelle: 'Versements', href: '/structure/versements' },
  { libelle: 'Activité', href: '/structure/statistiques' },
  { libelle: 'Tags', href: '/structure/tags' },
  { libelle: 'Suivis', href: '/structure/suivis' },
  { libelle: 'Mon inscription', href: '/structure/inscription' },
  { libelle: 'Mon équipe', href: '/structure/equipe' },
  { libelle: 'Mon compte', href: '/compte' },
];
