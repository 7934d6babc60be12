import { STATUTS_EN_FILE } from '#domain/structures/index.ts';
import { lifecycle } from '#platform/lifecycle.ts';

// Waves of the consultation (guide, « La concertation territoriale »). One open at a time.
export const cycleVague = lifecycle(
  'vague',
  'vagues',
  {
    preparee: { libelle: 'Préparée', badge: 'neutral' },
    ouverte: { libelle: 'Ouverte', badge: 'success' },
    cloturee: { libelle: 'Clôturée', badge: 'info' },
  },
  {
    ouvrir: { libelle: 'Ouvrir la vague', from: ['preparee'], to: 'ouverte', by: ['anct'], mails: [] },
    cloturer: { libelle: 'Clôturer la vague', from: ['ouverte'], to: 'cloturee', by: ['anct'], mails: [] },
  },
);

/** Files of the queue that no avis covers: nothing yet, or examined again. */
export const SANS_AVIS = STATUTS_EN_FILE.filter((statut) => statut !== 'avis_rendu');

/** What a préfecture may think of a file. */
export const SENS_AVIS = {
  favorable: { libelle: 'Favorable', badge: 'success' },
  defavorable: { libelle: 'Défavorable', badge: 'error' },
  examen_complementaire: { libelle: 'Examen complémentaire', badge: 'warning' },
  doublon: { libelle: 'Doublon', badge: 'neutral' },
} as const;
export type SensAvis = keyof typeof SENS_AVIS;

/** What ANCT may decide. */
export const SENS_DECISION = {
  retenue: { libelle: 'Retenue', badge: 'success' },
  refusee: { libelle: 'Refusée', badge: 'error' },
  examen_complementaire: { libelle: 'Examen complémentaire', badge: 'warning' },
  doublon: { libelle: 'Doublon', badge: 'neutral' },
  abandonnee: { libelle: 'Abandonnée', badge: 'neutral' },
} as const;
export type SensDecision = keyof typeof SENS_DECISION;
