import { event } from '#platform/events.ts';
import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Guide, étape 7: « une convention de subventionnement est signée avec la Banque des Territoires ».
export const cycle = lifecycle(
  'convention',
  'conventions',
  {
    a_signer: { libelle: 'À signer par la structure', badge: 'new' },
    signee_structure: { libelle: 'À signer par la Banque des Territoires', badge: 'info' },
    signee: { libelle: 'Signée', badge: 'success' },
    annulee: { libelle: 'Annulée', badge: 'neutral' },
  },
  {
    signerPourLaStructure: {
      libelle: 'Signer pour la structure',
      from: ['a_signer'],
      to: 'signee_structure',
      by: ['structure'],
      mails: [],
    },
    signerPourLaBanque: {
      libelle: 'Signer pour la Banque des Territoires',
      from: ['signee_structure'],
      to: 'signee',
      by: ['banque_des_territoires', 'valideur'],
      mails: ['convention.signee'],
    },
    annuler: {
      libelle: 'Annuler cette convention',
      from: ['a_signer', 'signee_structure'],
      to: 'annulee',
      by: ['anct', 'systeme'],
      mails: ['convention.annulee'],
    },
  },
);
export type StatutConvention = StatutOf<typeof cycle>;
export type GesteConvention = (typeof cycle.actions)[number];
export type Partie = 'structure' | 'banque_des_territoires';

/** Both signed: the subsidy may be paid when its dates come. */
export const conventionSignee = event<{ conventionId: string; structureId: string }>('convention.signee');

/** Guide, « Les chiffres clé »: « la convention avec l’Etat durant au maximum 36 mois ». */
export const CONVENTION_MOIS_MAX = 36;

/** Conventions that one gesture may sign at once. */
export const SIGNATURES_EN_BLOC_MAX = 200;
