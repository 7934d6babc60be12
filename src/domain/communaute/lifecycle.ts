import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Guide, « Engagements du conseiller numérique »: « participer aux rencontres locales et nationales […] ainsi que pour la
// formation continue ». Over is a date that is past: nothing says it but the date.
export const cycleEvenement = lifecycle(
  'evenement',
  'evenements',
  {
    brouillon: { libelle: 'Brouillon', badge: 'new' },
    publie: { libelle: 'Publié', badge: 'success' },
    annule: { libelle: 'Annulé', badge: 'error' },
  },
  {
    publier: {
      libelle: 'Publier l’événement',
      from: ['brouillon'],
      to: 'publie',
      by: ['anct', 'prefecture'],
      mails: [],
    },
    annuler: {
      libelle: 'Annuler l’événement',
      from: ['brouillon', 'publie'],
      to: 'annule',
      by: ['anct', 'prefecture'],
      mails: ['evenement.annulation'],
    },
  },
);
export type StatutEvenement = StatutOf<typeof cycleEvenement>;
export type GesteEvenement = (typeof cycleEvenement.actions)[number];

export const cycleInscription = lifecycle(
  'inscriptionEvenement',
  'inscriptions_evenements',
  {
    inscrite: { libelle: 'Inscrit', badge: 'success' },
    en_attente: { libelle: 'En liste d’attente', badge: 'warning' },
    desinscrite: { libelle: 'Désinscrit', badge: 'neutral' },
  },
  {
    inscrire: {
      libelle: 'S’inscrire',
      from: ['desinscrite'],
      to: 'inscrite',
      by: ['conseiller'],
      mails: ['evenement.inscription'],
    },
    attendre: {
      libelle: 'Entrer en liste d’attente',
      from: ['desinscrite'],
      to: 'en_attente',
      by: ['conseiller'],
      mails: [],
    },
    promouvoir: {
      libelle: 'Donner la place libérée',
      from: ['en_attente'],
      to: 'inscrite',
      by: ['systeme'],
      mails: ['evenement.place'],
    },
    desinscrire: {
      libelle: 'Se désinscrire',
      from: ['inscrite', 'en_attente'],
      to: 'desinscrite',
      by: ['conseiller', 'systeme'],
      mails: ['evenement.desinscription'],
    },
  },
);
export type StatutInscription = StatutOf<typeof cycleInscription>;
export type GesteInscription = (typeof cycleInscription.actions)[number];

export const cycleRessource = lifecycle(
  'ressource',
  'ressources',
  {
    publiee: { libelle: 'Publiée', badge: 'success' },
    retiree: { libelle: 'Retirée', badge: 'neutral' },
  },
  {
    retirer: { libelle: 'Retirer la ressource', from: ['publiee'], to: 'retiree', by: ['anct'], mails: [] },
    republier: { libelle: 'Republier la ressource', from: ['retiree'], to: 'publiee', by: ['anct'], mails: [] },
  },
);
export type GesteRessource = (typeof cycleRessource.actions)[number];
