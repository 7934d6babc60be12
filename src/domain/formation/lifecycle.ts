import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Guide, étape 6; domain, étape 6: referred by ANCT, positioned, enrolled and followed by the training body.
export const cycle = lifecycle(
  'formation',
  'formations',
  {
    orientee: { libelle: 'À positionner', badge: 'new' },
    positionnee: { libelle: 'À inscrire', badge: 'warning' },
    inscrite: { libelle: 'Inscrite', badge: 'info' },
    en_cours: { libelle: 'En formation', badge: 'info' },
    interrompue: { libelle: 'Interrompue', badge: 'warning' },
    terminee: { libelle: 'Terminée', badge: 'success' },
    dispensee: { libelle: 'Dispensée', badge: 'success' },
    annulee: { libelle: 'Annulée', badge: 'neutral' },
  },
  {
    reorienter: {
      libelle: 'Changer d’organisme',
      from: ['orientee', 'positionnee'],
      to: 'orientee',
      by: ['anct'],
      mails: ['formation.presentationOrganisme', 'formation.presentation', 'formation.annulation'],
    },
    positionner: {
      libelle: 'Enregistrer le test de positionnement',
      from: ['orientee', 'positionnee'],
      to: 'positionnee',
      by: ['organisme_de_formation'],
      mails: ['formation.positionnement'],
    },
    inscrire: {
      libelle: 'Inscrire dans une session',
      from: ['positionnee', 'inscrite'],
      to: 'inscrite',
      by: ['organisme_de_formation'],
      mails: ['formation.inscription'],
    },
    desinscrire: {
      libelle: 'Retirer de la session',
      from: ['inscrite'],
      to: 'positionnee',
      by: ['organisme_de_formation'],
      mails: ['formation.desinscription'],
    },
    commencer: {
      libelle: 'Commencer la formation',
      from: ['inscrite'],
      to: 'en_cours',
      by: ['organisme_de_formation', 'systeme'],
      mails: [],
    },
    interrompre: {
      libelle: 'Interrompre',
      from: ['inscrite', 'en_cours'],
      to: 'interrompue',
      by: ['organisme_de_formation'],
      mails: ['formation.interruption'],
    },
    reprendre: {
      libelle: 'Reprendre',
      from: ['interrompue'],
      to: 'en_cours',
      by: ['organisme_de_formation'],
      mails: ['formation.reprise'],
    },
    terminer: {
      libelle: 'Terminer',
      from: ['en_cours'],
      to: 'terminee',
      by: ['organisme_de_formation'],
      mails: ['formation.fin'],
    },
    dispenser: {
      libelle: 'Dispenser',
      from: ['orientee', 'positionnee'],
      to: 'dispensee',
      by: ['organisme_de_formation', 'anct'],
      mails: ['formation.dispense'],
    },
    annuler: {
      libelle: 'Annuler',
      from: ['orientee', 'positionnee', 'inscrite', 'en_cours', 'interrompue'],
      to: 'annulee',
      by: ['anct', 'systeme'],
      mails: ['formation.annulation'],
    },
  },
);
export type StatutFormation = StatutOf<typeof cycle>;
export type GesteFormation = (typeof cycle.actions)[number];

/** The statuses that count in the load of a training body: people it still has to take care of. */
export const STATUTS_EN_CHARGE = [
  'orientee',
  'positionnee',
  'inscrite',
  'en_cours',
  'interrompue',
] as const satisfies readonly StatutFormation[];

/** The life of a session: its places are taken while it is open. */
export const cycleSession = lifecycle(
  'sessionDeFormation',
  'sessions_formation',
  {
    ouverte: { libelle: 'Ouverte', badge: 'success' },
    close: { libelle: 'Inscriptions closes', badge: 'neutral' },
    annulee: { libelle: 'Annulée', badge: 'error' },
  },
  {
    clore: {
      libelle: 'Clore les inscriptions',
      from: ['ouverte'],
      to: 'close',
      by: ['organisme_de_formation'],
      mails: [],
    },
    rouvrir: {
      libelle: 'Rouvrir les inscriptions',
      from: ['close'],
      to: 'ouverte',
      by: ['organisme_de_formation'],
      mails: [],
    },
    annuler: {
      libelle: 'Annuler la session',
      from: ['ouverte', 'close'],
      to: 'annulee',
      by: ['organisme_de_formation'],
      mails: [],
    },
  },
);
export type GesteSession = (typeof cycleSession.actions)[number];

// Guide, étape 6: « vous pouvez être sollicité pour compléter le dossier ».
export const cycleDemande = lifecycle(
  'demandeDeFormation',
  'formations_demandes',
  {
    attendue: { libelle: 'Réponse attendue', badge: 'warning' },
    repondue: { libelle: 'Réponse à lire', badge: 'info' },
    close: { libelle: 'Close', badge: 'neutral' },
  },
  {
    repondre: {
      libelle: 'Répondre',
      from: ['attendue'],
      to: 'repondue',
      by: ['structure'],
      mails: ['formation.reponse'],
    },
    redemander: {
      libelle: 'Demander de compléter',
      from: ['repondue'],
      to: 'attendue',
      by: ['organisme_de_formation'],
      mails: ['formation.demande'],
    },
    clore: {
      libelle: 'Clore la demande',
      from: ['attendue', 'repondue'],
      to: 'close',
      by: ['organisme_de_formation', 'systeme'],
      mails: [],
    },
  },
);
export type GesteDemande = (typeof cycleDemande.actions)[number];
