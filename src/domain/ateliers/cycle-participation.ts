import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Domain, étape 9: somebody who wants to come. An address is proven by its link; whoever waits is served in order.
export const cycleParticipation = lifecycle(
  'participation',
  'participations',
  {
    a_confirmer: { libelle: 'À confirmer', badge: 'info' },
    inscrite: { libelle: 'Inscrite', badge: 'success' },
    attente: { libelle: 'Sur liste d’attente', badge: 'warning' },
    annulee: { libelle: 'Annulée', badge: 'neutral' },
  },
  {
    confirmer: {
      libelle: 'Confirmer ma venue',
      from: ['a_confirmer'],
      to: 'inscrite',
      by: ['public'],
      mails: ['participation.inscrite'],
    },
    patienter: {
      libelle: 'Confirmer ma demande',
      from: ['a_confirmer'],
      to: 'attente',
      by: ['public'],
      mails: ['participation.attente'],
    },
    promouvoir: {
      libelle: 'Donner une place',
      from: ['attente'],
      to: 'inscrite',
      by: ['systeme'],
      mails: ['participation.promue'],
    },
    annuler: {
      libelle: 'Annuler ma venue',
      from: ['a_confirmer', 'inscrite', 'attente'],
      to: 'annulee',
      by: ['public', 'conseiller'],
      mails: ['participation.retiree'],
    },
  },
);
export type StatutParticipation = StatutOf<typeof cycleParticipation>;
