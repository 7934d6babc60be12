import type { Entree } from '#platform/routes.ts';

/** From the registration of a structure to the figures of the nation. */
export const menu: readonly Entree[] = [
  { libelle: 'Accueil', href: '/anct' },
  {
    libelle: 'Structures',
    liens: [
      { libelle: 'Toutes les structures', href: '/anct/structures' },
      { libelle: 'Vagues', href: '/anct/vagues' },
      { libelle: 'Enveloppes', href: '/anct/enveloppes' },
      { libelle: 'Avenants', href: '/anct/avenants' },
    ],
  },
  {
    libelle: 'Recrutement',
    liens: [
      { libelle: 'Recrutements', href: '/anct/recrutements' },
      { libelle: 'Pix', href: '/anct/pix' },
      { libelle: 'Formation', href: '/anct/formation' },
      { libelle: 'Contrats', href: '/anct/contrats' },
      { libelle: 'Arrivées', href: '/anct/arrivees' },
      { libelle: 'Ruptures', href: '/anct/ruptures' },
    ],
  },
  {
    libelle: 'Subvention',
    liens: [
      { libelle: 'Conformité', href: '/anct/conformite' },
      { libelle: 'Conventions', href: '/anct/conventions' },
      { libelle: 'Versements', href: '/anct/versements' },
      { libelle: 'Barème', href: '/anct/bareme' },
    ],
  },
  {
    libelle: 'Activité',
    liens: [
      { libelle: 'Statistiques', href: '/anct/statistiques' },
      { libelle: 'Suivis', href: '/anct/suivis' },
      { libelle: 'Coordinateurs', href: '/anct/coordinateurs' },
      { libelle: 'Lieux', href: '/anct/lieux' },
      { libelle: 'Tags', href: '/anct/tags' },
    ],
  },
  {
    libelle: 'Communauté',
    liens: [
      { libelle: 'Événements', href: '/anct/evenements' },
      { libelle: 'Ressources', href: '/anct/ressources' },
    ],
  },
  {
    libelle: 'Réglages',
    liens: [
      { libelle: 'Agents', href: '/anct/comptes' },
      { libelle: 'Politiques', href: '/anct/politiques' },
      { libelle: 'Listes nationales', href: '/anct/referentiels' },
      { libelle: 'Imports', href: '/anct/imports' },
    ],
  },
  { libelle: 'Messages', href: '/anct/messages' },
];
