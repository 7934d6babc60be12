import { event } from '#platform/events.ts';
import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Guide, étape 5; domain, étape 5 and §5: prepared from the first interest, submitted once somebody is chosen. By the
// platform when Démarches simplifiées carries the file: what was done there is done here.
export const cycle = lifecycle(
  'dossier',
  'dossiers_conformite',
  {
    en_preparation: { libelle: 'À constituer', badge: 'new' },
    depose: { libelle: 'En instruction', badge: 'info' },
    a_completer: { libelle: 'À compléter', badge: 'warning' },
    conforme: { libelle: 'Conforme', badge: 'success' },
    non_conforme: { libelle: 'Non conforme', badge: 'error' },
  },
  {
    deposer: {
      libelle: 'Envoyer la demande de subvention',
      from: ['en_preparation'],
      to: 'depose',
      by: ['structure', 'systeme'],
      mails: ['conformite.depot'],
    },
    demanderComplement: {
      libelle: 'Demander les corrections',
      from: ['depose'],
      to: 'a_completer',
      by: ['anct', 'systeme'],
      mails: ['conformite.complement'],
    },
    completer: {
      libelle: 'Renvoyer la demande complétée',
      from: ['a_completer'],
      to: 'depose',
      by: ['structure', 'systeme'],
      mails: [],
    },
    declarerConforme: {
      libelle: 'Déclarer conforme',
      from: ['depose'],
      to: 'conforme',
      by: ['anct', 'systeme'],
      mails: ['conformite.conforme'],
    },
    declarerNonConforme: {
      libelle: 'Déclarer non conforme',
      from: ['depose', 'a_completer'],
      to: 'non_conforme',
      by: ['anct', 'systeme'],
      mails: ['conformite.nonConforme'],
    },
    rouvrir: {
      libelle: 'Reprendre l’instruction',
      from: ['non_conforme'],
      to: 'depose',
      by: ['anct', 'systeme'],
      mails: ['conformite.reprise'],
    },
  },
);
export type StatutDossier = StatutOf<typeof cycle>;
export type GesteDossier = (typeof cycle.actions)[number];

/** What each piece goes through, as those who instruct see it. */
export const cyclePiece = lifecycle(
  'piece',
  'pieces',
  {
    deposee: { libelle: 'Déposée', badge: 'info' },
    acceptee: { libelle: 'Acceptée', badge: 'success' },
    a_corriger: { libelle: 'À corriger', badge: 'warning' },
  },
  {
    remplacer: {
      libelle: 'Déposer',
      from: ['deposee', 'acceptee', 'a_corriger'],
      to: 'deposee',
      by: ['structure', 'systeme'],
      mails: [],
    },
    accepter: { libelle: 'Accepter', from: ['deposee', 'a_corriger'], to: 'acceptee', by: ['anct'], mails: [] },
    demanderCorrection: {
      libelle: 'Demander une correction',
      from: ['deposee', 'acceptee'],
      to: 'a_corriger',
      by: ['anct', 'systeme'],
      mails: [],
    },
  },
);
export type GestePiece = (typeof cyclePiece.actions)[number];
export type StatutPiece = StatutOf<typeof cyclePiece>;

/** The demande de subvention is accepted: training, contract and convention may follow. */
export const dossierConforme = event<{ structureId: string; dossierId: string }>('conformite.conforme');

/** The statuses in which the structure may still change its pieces. */
export const estModifiable = (statut: StatutDossier): boolean =>
  statut === 'en_preparation' || statut === 'a_completer';

/** Domain, étape 5: « target: one month ». */
export const OBJECTIF_JOURS = 30;
