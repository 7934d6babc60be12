import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Domain, « Life after »: asked by the structure, examined by ANCT with its effect, done in one go.
export const cycle = lifecycle(
  'avenant',
  'avenants',
  {
    demandee: { libelle: 'À examiner', badge: 'warning' },
    acceptee: { libelle: 'Acceptée', badge: 'success' },
    refusee: { libelle: 'Refusée', badge: 'error' },
    retiree: { libelle: 'Retirée', badge: 'neutral' },
  },
  {
    accepter: {
      libelle: 'Accepter la demande',
      from: ['demandee'],
      to: 'acceptee',
      by: ['anct'],
      mails: ['avenant.accepte'],
    },
    refuser: {
      libelle: 'Refuser la demande',
      from: ['demandee'],
      to: 'refusee',
      by: ['anct'],
      mails: ['avenant.refuse'],
    },
    retirer: { libelle: 'Retirer la demande', from: ['demandee'], to: 'retiree', by: ['structure'], mails: [] },
  },
);
export type StatutAvenant = StatutOf<typeof cycle>;
export type GesteAvenant = (typeof cycle.actions)[number];
