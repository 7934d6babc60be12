import { event } from '#platform/events.ts';
import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Guide, étape 7: prepared by the structure, signed on paper or with its own means, then recorded here.
export const cycle = lifecycle(
  'contrat',
  'contrats',
  {
    brouillon: { libelle: 'En préparation', badge: 'new' },
    signe: { libelle: 'Signé', badge: 'success' },
    annule: { libelle: 'Annulé', badge: 'neutral' },
  },
  {
    enregistrerSignature: {
      libelle: 'Enregistrer la signature',
      from: ['brouillon'],
      to: 'signe',
      by: ['structure'],
      mails: ['contrat.signe', 'contrat.bienvenue'],
    },
    annuler: {
      libelle: 'Annuler ce contrat',
      from: ['brouillon'],
      to: 'annule',
      by: ['structure', 'systeme'],
      mails: [],
    },
  },
);
export type StatutContrat = StatutOf<typeof cycle>;
export type GesteContrat = (typeof cycle.actions)[number];

/** The contract is signed: the candidate becomes a conseiller, his post is filled. */
export const contratSigne = event<{
  contratId: string;
  relationId: string;
  posteId: string;
  candidatId: string;
  structureId: string;
}>('contrat.signe');
