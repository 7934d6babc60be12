import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Domain, « Life after »: declared by the structure, examined by ANCT, and it may be undone.
export const cycle = lifecycle(
  'rupture',
  'ruptures',
  {
    declaree: { libelle: 'À examiner', badge: 'warning' },
    confirmee: { libelle: 'Confirmée', badge: 'error' },
    annulee: { libelle: 'Annulée', badge: 'neutral' },
  },
  {
    confirmer: {
      libelle: 'Confirmer la rupture',
      from: ['declaree'],
      to: 'confirmee',
      by: ['anct'],
      mails: ['rupture.confirmee'],
    },
    retirer: { libelle: 'Retirer la déclaration', from: ['declaree'], to: 'annulee', by: ['structure'], mails: [] },
    annuler: {
      libelle: 'Annuler la rupture',
      from: ['declaree', 'confirmee'],
      to: 'annulee',
      by: ['anct'],
      mails: ['rupture.annulee'],
    },
  },
);
export type StatutRupture = StatutOf<typeof cycle>;
export type GesteRupture = (typeof cycle.actions)[number];

// Domain, §5: ANCT confirms before a recovery is created.
export const cycleRecouvrement = lifecycle(
  'recouvrement',
  'recouvrements',
  {
    demande: { libelle: 'À rembourser', badge: 'warning' },
    recouvre: { libelle: 'Remboursé', badge: 'success' },
    annule: { libelle: 'Annulé', badge: 'neutral' },
  },
  {
    encaisser: {
      libelle: 'Enregistrer le remboursement',
      from: ['demande'],
      to: 'recouvre',
      by: ['banque_des_territoires', 'valideur'],
      mails: ['recouvrement.recu'],
    },
    annuler: {
      libelle: 'Annuler la demande de remboursement',
      from: ['demande'],
      to: 'annule',
      by: ['anct', 'systeme'],
      mails: ['recouvrement.annule'],
    },
  },
);
export type GesteRecouvrement = (typeof cycleRecouvrement.actions)[number];
