import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Domain, « Life after »: asked by the structure, seen by the préfecture or agreed by the other structure when it must
// be, examined by ANCT with its effect, done in one go.
export const cycle = lifecycle(
  'avenant',
  'avenants',
  {
    demandee: { libelle: 'Avis ou accord attendu', badge: 'info' },
    instruite: { libelle: 'À décider', badge: 'warning' },
    acceptee: { libelle: 'Acceptée', badge: 'success' },
    refusee: { libelle: 'Refusée', badge: 'error' },
    retiree: { libelle: 'Retirée', badge: 'neutral' },
  },
  {
    rendreAvis: {
      libelle: 'Donner un avis',
      from: ['demandee', 'instruite'],
      to: 'instruite',
      by: ['prefecture'],
      mails: [],
    },
    donnerAccord: {
      libelle: 'Donner son accord',
      from: ['demandee'],
      to: 'instruite',
      by: ['structure'],
      mails: ['avenant.accordDonne'],
    },
    refuserAccord: {
      libelle: 'Ne pas donner son accord',
      from: ['demandee'],
      to: 'refusee',
      by: ['structure'],
      mails: ['avenant.accordRefuse'],
    },
    accepter: {
      libelle: 'Accepter la demande',
      from: ['instruite'],
      to: 'acceptee',
      by: ['anct'],
      mails: ['avenant.accepte'],
    },
    refuser: {
      libelle: 'Refuser la demande',
      from: ['demandee', 'instruite'],
      to: 'refusee',
      by: ['anct'],
      mails: ['avenant.refuse'],
    },
    retirer: {
      libelle: 'Retirer la demande',
      from: ['demandee', 'instruite'],
      to: 'retiree',
      by: ['structure'],
      mails: [],
    },
  },
);
export type StatutAvenant = StatutOf<typeof cycle>;
export type GesteAvenant = (typeof cycle.actions)[number];
