import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Guide, « Missions du conseiller numérique » (« Animer un atelier thématique »). « Complet » is a count, not a status.
export const cycle = lifecycle(
  'atelier',
  'ateliers',
  {
    prepare: { libelle: 'En préparation', badge: 'new' },
    publie: { libelle: 'Publié', badge: 'info' },
    tenu: { libelle: 'Tenu', badge: 'success' },
    annule: { libelle: 'Annulé', badge: 'error' },
  },
  {
    publier: { libelle: 'Publier', from: ['prepare'], to: 'publie', by: ['conseiller'], mails: [] },
    enregistrer: { libelle: 'Enregistrer l’activité', from: ['publie'], to: 'tenu', by: ['conseiller'], mails: [] },
    clore: { libelle: 'Dire que personne n’est venu', from: ['publie'], to: 'tenu', by: ['conseiller'], mails: [] },
    rouvrir: { libelle: 'Rouvrir', from: ['tenu'], to: 'publie', by: ['conseiller'], mails: [] },
    annuler: {
      libelle: 'Annuler l’atelier',
      from: ['prepare', 'publie'],
      to: 'annule',
      by: ['conseiller', 'systeme'],
      mails: ['atelier.annule'],
    },
  },
);
export type StatutAtelier = StatutOf<typeof cycle>;
export type GesteAtelier = (typeof cycle.actions)[number];
