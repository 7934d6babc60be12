import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [
  { libelle: 'Accueil', href: '/anct' },
  { libelle: 'Structures', href: '/anct/structures' },
  { libelle: 'Recrutements', href: '/anct/recrutements' },
  { libelle: 'Conformité', href: '/anct/conformite' },
  { libelle: 'Formation', href: '/anct/formation' },
  { libelle: 'Contrats', href: '/anct/contrats' },
  { libelle: 'Conventions', href: '/anct/conventions' },
  { libelle: 'Versements', href: '/anct/versements' },
  { libelle: 'Ruptures', href: '/anct/ruptures' },
  { libelle: 'Avenants', href: '/anct/avenants' },
  { libelle: 'Activité', href: '/anct/statistiques' },
  { libelle: 'Suivis', href: '/anct/suivis' },
  { libelle: 'Vagues', href: '/anct/vagues' },
  { libelle: 'Enveloppes', href: '/anct/enveloppes' },
  { libelle: 'Barème', href: '/anct/bareme' },
  { libelle: 'Politiques', href: '/anct/politiques' },
  { libelle: 'Pix', href: '/anct/pix' },
  { libelle: 'Imports', href: '/anct/imports' },
  { libelle: 'Agents', href: '/anct/comptes' },
  { libelle: 'Messages', href: '/anct/messages' },
];
