import { event } from '#platform/events.ts';
import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Guide, étapes 3 and 4; domain, étapes 3 and 4. A pair that nobody touched is « à examiner » without a row.
export const cycle = lifecycle(
  'miseEnRelation',
  'mises_en_relation',
  {
    a_examiner: { libelle: 'À examiner', badge: 'new' },
    interessee: { libelle: 'Intéressé', badge: 'info' },
    pas_interessee: { libelle: 'Pas intéressé', badge: 'neutral' },
    entretien: { libelle: 'Entretien', badge: 'info' },
    recrutement_souhaite: { libelle: 'Recrutement souhaité', badge: 'warning' },
    recrutement_accepte: { libelle: 'Recrutement accepté', badge: 'success' },
    recrutee: { libelle: 'Recruté', badge: 'success' },
    terminee: { libelle: 'Contrat terminé', badge: 'neutral' },
    declinee: { libelle: 'Déclinée par le candidat', badge: 'neutral' },
    retiree: { libelle: 'Candidat retiré', badge: 'neutral' },
  },
  {
    manifesterInteret: {
      libelle: 'Ce profil m’intéresse',
      from: ['a_examiner', 'pas_interessee', 'retiree'],
      to: 'interessee',
      by: ['structure'],
      mails: ['miseEnRelation.interet'],
    },
    ecarter: {
      libelle: 'Ne pas retenir ce profil',
      from: ['a_examiner', 'interessee', 'entretien', 'retiree'],
      to: 'pas_interessee',
      by: ['structure'],
      mails: ['miseEnRelation.sansSuite'],
    },
    reexaminer: {
      libelle: 'Remettre à examiner',
      from: ['interessee', 'pas_interessee'],
      to: 'a_examiner',
      by: ['structure'],
      mails: [],
    },
    rencontrer: {
      libelle: 'Proposer un entretien',
      from: ['interessee'],
      to: 'entretien',
      by: ['structure'],
      mails: ['entretien.propose'],
    },
    annulerRencontre: {
      libelle: 'Revenir avant l’entretien',
      from: ['entretien'],
      to: 'interessee',
      by: ['structure'],
      mails: [],
    },
    souhaiterRecruter: {
      libelle: 'Je souhaite recruter',
      from: ['interessee', 'entretien'],
      to: 'recrutement_souhaite',
      by: ['structure'],
      mails: ['miseEnRelation.choix', 'miseEnRelation.choisiAilleurs'],
    },
    annulerChoix: {
      libelle: 'Annuler ce choix',
      from: ['recrutement_souhaite', 'recrutement_accepte'],
      to: 'interessee',
      by: ['structure', 'systeme'],
      mails: ['miseEnRelation.choixAnnule', 'miseEnRelation.denouveauLibre'],
    },
    accepter: {
      libelle: 'J’accepte',
      from: ['recrutement_souhaite'],
      to: 'recrutement_accepte',
      by: ['candidat'],
      mails: ['miseEnRelation.acceptee'],
    },
    engager: {
      libelle: 'Le contrat est signé',
      from: ['recrutement_accepte'],
      to: 'recrutee',
      by: ['systeme'],
      mails: [],
    },
    terminer: {
      libelle: 'Le contrat est terminé',
      from: ['recrutee'],
      to: 'terminee',
      by: ['systeme'],
      mails: [],
    },
    retablir: {
      libelle: 'Le contrat reprend',
      from: ['terminee'],
      to: 'recrutee',
      by: ['systeme'],
      mails: [],
    },
    accueillir: {
      libelle: 'Le contrat est transféré',
      from: ['a_examiner', 'interessee', 'pas_interessee', 'entretien', 'declinee', 'retiree', 'terminee'],
      to: 'recrutee',
      by: ['systeme'],
      mails: [],
    },
    decliner: {
      libelle: 'Je décline',
      from: ['interessee', 'entretien', 'recrutement_souhaite', 'recrutement_accepte'],
      to: 'declinee',
      by: ['candidat'],
      mails: ['miseEnRelation.declinee', 'miseEnRelation.denouveauLibre'],
    },
    revenir: {
      libelle: 'Revenir sur ma réponse',
      from: ['declinee'],
      to: 'interessee',
      by: ['candidat'],
      mails: ['miseEnRelation.revenue'],
    },
    retirer: {
      libelle: 'Retirer le candidat',
      from: ['interessee', 'entretien', 'recrutement_souhaite', 'recrutement_accepte', 'declinee'],
      to: 'retiree',
      by: ['candidat', 'systeme'],
      mails: ['miseEnRelation.retiree'],
    },
  },
);
/** A structure said « intéressé »: étape 5 opens to it. */
export const interetManifeste = event<{ structureId: string; relationId: string }>('miseEnRelation.interet');
/** A choice falls, whoever undoes it: what was being prepared for this person stops. */
export const choixTombe = event<{ relationId: string }>('miseEnRelation.choixTombe');
export type StatutMiseEnRelation = StatutOf<typeof cycle>;
export type GesteMiseEnRelation = (typeof cycle.actions)[number];

/** Guide, étape 3: name, address, telephone and CV are shown once the structure said « intéressé », and only then. */
export const STATUTS_VISIBLES: readonly StatutMiseEnRelation[] = [
  'interessee',
  'entretien',
  'recrutement_souhaite',
  'recrutement_accepte',
  'recrutee',
];
export const coordonneesVisibles = (statut: StatutMiseEnRelation): boolean => STATUTS_VISIBLES.includes(statut);

/** The statuses in which a post is kept for the candidate. */
export const STATUTS_CHOISIS = [
  'recrutement_souhaite',
  'recrutement_accepte',
  'recrutee',
] as const satisfies readonly StatutMiseEnRelation[];
export const unPosteEstReserve = (statut: StatutMiseEnRelation): boolean =>
  STATUTS_CHOISIS.some((choisi) => choisi === statut);

/** Statuses that leave a candidate in the list « à examiner »: untouched, or gone and come back. */
export const STATUTS_A_EXAMINER = ['a_examiner', 'retiree'] as const satisfies readonly StatutMiseEnRelation[];
