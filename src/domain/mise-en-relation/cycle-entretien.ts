import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Guide, étape 4: an interview is proposed on several slots; the other side takes one, or proposes others.
export const cycleEntretien = lifecycle(
  'entretien',
  'entretiens',
  {
    propose: { libelle: 'Proposé', badge: 'new' },
    contre_propose: { libelle: 'Autres dates demandées', badge: 'warning' },
    confirme: { libelle: 'Confirmé', badge: 'success' },
    annule: { libelle: 'Annulé', badge: 'neutral' },
  },
  {
    proposer: {
      libelle: 'Proposer d’autres dates',
      from: ['contre_propose', 'confirme'],
      to: 'propose',
      by: ['structure'],
      mails: ['entretien.propose'],
    },
    choisirDate: {
      libelle: 'Choisir cette date',
      from: ['propose'],
      to: 'confirme',
      by: ['candidat'],
      mails: ['entretien.confirme'],
    },
    demanderAutreDate: {
      libelle: 'Demander d’autres dates',
      from: ['propose', 'confirme'],
      to: 'contre_propose',
      by: ['candidat'],
      mails: ['entretien.autresDates'],
    },
    retenirDate: {
      libelle: 'Retenir cette date',
      from: ['contre_propose'],
      to: 'confirme',
      by: ['structure'],
      mails: ['entretien.confirme'],
    },
    annuler: {
      libelle: 'Annuler l’entretien',
      from: ['propose', 'contre_propose', 'confirme'],
      to: 'annule',
      by: ['structure', 'candidat', 'systeme'],
      mails: ['entretien.annule'],
    },
  },
);
export type StatutEntretien = StatutOf<typeof cycleEntretien>;
export type GesteEntretien = (typeof cycleEntretien.actions)[number];
