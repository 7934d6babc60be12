import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Guide, étape 2: written, published, and published again when a post is vacant again.
export const cycle = lifecycle(
  'ficheDePoste',
  'fiches_de_poste',
  {
    brouillon: { libelle: 'À publier', badge: 'new' },
    publiee: { libelle: 'Publiée', badge: 'success' },
    retiree: { libelle: 'Retirée', badge: 'neutral' },
  },
  {
    publier: {
      libelle: 'Déclarer la publication',
      from: ['brouillon', 'publiee', 'retiree'],
      to: 'publiee',
      by: ['structure'],
      mails: [],
    },
    retirer: { libelle: 'Retirer l’offre', from: ['publiee'], to: 'retiree', by: ['structure'], mails: [] },
  },
);
export type StatutFiche = StatutOf<typeof cycle>;
export type GesteFiche = (typeof cycle.actions)[number];
