import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Guide, étape 1 and « La concertation territoriale »; domain §3.
export const cycle = lifecycle(
  'structure',
  'structures',
  {
    a_confirmer: { libelle: 'À confirmer', badge: 'new' },
    a_instruire: { libelle: 'En attente d’avis', badge: 'info' },
    avis_rendu: { libelle: 'Avis rendu', badge: 'info' },
    examen_complementaire: { libelle: 'Examen complémentaire', badge: 'warning' },
    activee: { libelle: 'Activée', badge: 'success' },
    refusee: { libelle: 'Refusée', badge: 'error' },
    doublon: { libelle: 'Doublon', badge: 'neutral' },
    abandonnee: { libelle: 'Abandonnée', badge: 'neutral' },
    expiree: { libelle: 'Jamais confirmée', badge: 'neutral' },
    fusionnee: { libelle: 'Fusionnée', badge: 'neutral' },
  },
  {
    confirmer: {
      libelle: 'Confirmer l’inscription',
      from: ['a_confirmer'],
      to: 'a_instruire',
      by: ['public'],
      mails: ['structure.inscriptionConfirmee'],
    },
    expirer: { libelle: 'Laisser expirer', from: ['a_confirmer'], to: 'expiree', by: ['systeme'], mails: [] },
    rendreAvis: {
      libelle: 'Rendre un avis',
      from: ['a_instruire', 'avis_rendu', 'examen_complementaire'],
      to: 'avis_rendu',
      by: ['prefecture'],
      mails: [],
    },
    retirerAvis: { libelle: 'Retirer l’avis', from: ['avis_rendu'], to: 'a_instruire', by: ['prefecture'], mails: [] },
    retenir: { libelle: 'Retenir', from: ['avis_rendu'], to: 'activee', by: ['anct'], mails: ['structure.activee'] },
    refuser: { libelle: 'Refuser', from: ['avis_rendu'], to: 'refusee', by: ['anct'], mails: ['structure.refusee'] },
    demanderExamen: {
      libelle: 'Demander un examen complémentaire',
      from: ['a_instruire', 'avis_rendu'],
      to: 'examen_complementaire',
      by: ['anct'],
      mails: ['structure.examenComplementaire'],
    },
    declarerDoublon: {
      libelle: 'Déclarer doublon',
      from: ['a_confirmer', 'a_instruire', 'avis_rendu', 'examen_complementaire'],
      to: 'doublon',
      by: ['anct'],
      mails: ['structure.doublon'],
    },
    abandonner: {
      libelle: 'Abandonner',
      from: ['a_instruire', 'avis_rendu', 'examen_complementaire', 'activee'],
      to: 'abandonnee',
      by: ['anct', 'structure'],
      mails: ['structure.abandonnee'],
    },
    // Domain, « Life after »: its posts went to the structure that communes made together.
    fusionner: { libelle: 'Fusionner', from: ['activee'], to: 'fusionnee', by: ['anct'], mails: [] },
  },
);
export type StatutStructure = StatutOf<typeof cycle>;
export type GesteStructure = (typeof cycle.actions)[number];

/** Statuses in which a registration holds its SIRET: no other may use it. */
export const STATUTS_VIVANTS = [
  'a_confirmer',
  'a_instruire',
  'avis_rendu',
  'examen_complementaire',
  'activee',
] as const satisfies readonly StatutStructure[];
/** Statuses that the préfecture works on. */
export const STATUTS_EN_FILE = [
  'a_instruire',
  'avis_rendu',
  'examen_complementaire',
] as const satisfies readonly StatutStructure[];
