import { event } from '#platform/events.ts';
import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Guide, étape 9, « Subventionnement »: what is to be paid for a contract, from its signature to the bank's answer.
export const cycle = lifecycle(
  'versement',
  'versements',
  {
    prevu: { libelle: 'Prévu', badge: 'new' },
    en_lot: { libelle: 'Dans un lot', badge: 'info' },
    emis: { libelle: 'Transmis à la banque', badge: 'info' },
    verse: { libelle: 'Versé', badge: 'success' },
    annule: { libelle: 'Annulé', badge: 'neutral' },
  },
  {
    retenir: {
      libelle: 'Mettre dans un lot',
      from: ['prevu'],
      to: 'en_lot',
      by: ['banque_des_territoires'],
      mails: [],
    },
    ecarter: {
      libelle: 'Retirer du lot',
      from: ['en_lot'],
      to: 'prevu',
      by: ['banque_des_territoires', 'valideur', 'systeme'],
      mails: [],
    },
    emettre: {
      libelle: 'Transmettre à la banque',
      from: ['en_lot'],
      to: 'emis',
      by: ['valideur'],
      mails: ['versement.emis'],
    },
    verser: {
      libelle: 'Enregistrer le versement',
      from: ['emis'],
      to: 'verse',
      by: ['banque_des_territoires', 'valideur'],
      mails: ['versement.verse'],
    },
    rejeter: {
      libelle: 'Enregistrer le rejet',
      from: ['emis', 'verse'],
      to: 'prevu',
      by: ['banque_des_territoires', 'valideur'],
      mails: ['versement.rejete'],
    },
    reprendre: {
      libelle: 'Enregistrer la reprise par la banque',
      from: ['verse'],
      to: 'annule',
      by: ['banque_des_territoires', 'valideur'],
      mails: ['versement.repris'],
    },
    annuler: {
      libelle: 'Annuler le versement',
      from: ['prevu', 'en_lot'],
      to: 'annule',
      by: ['anct', 'systeme'],
      mails: [],
    },
    retablir: {
      libelle: 'Rétablir le versement',
      from: ['annule'],
      to: 'prevu',
      by: ['anct', 'systeme'],
      mails: [],
    },
  },
);
export type StatutVersement = StatutOf<typeof cycle>;
export type GesteVersement = (typeof cycle.actions)[number];

// Domain, étape 9: one prepares, another validates, the file leaves, the bank answers.
export const cycleLot = lifecycle(
  'lot',
  'lots',
  {
    en_preparation: { libelle: 'En préparation', badge: 'new' },
    a_valider: { libelle: 'À valider', badge: 'warning' },
    valide: { libelle: 'Validé, retour attendu', badge: 'info' },
    solde: { libelle: 'Soldé', badge: 'success' },
    abandonne: { libelle: 'Abandonné', badge: 'neutral' },
  },
  {
    soumettre: {
      libelle: 'Soumettre au valideur',
      from: ['en_preparation'],
      to: 'a_valider',
      by: ['banque_des_territoires'],
      mails: ['lot.aValider'],
    },
    retourner: {
      libelle: 'Retourner à l’ordonnateur',
      from: ['a_valider'],
      to: 'en_preparation',
      by: ['valideur'],
      mails: ['lot.retourne'],
    },
    valider: { libelle: 'Valider le lot', from: ['a_valider'], to: 'valide', by: ['valideur'], mails: [] },
    solder: {
      libelle: 'Solder le lot',
      from: ['valide'],
      to: 'solde',
      by: ['banque_des_territoires', 'valideur'],
      mails: [],
    },
    abandonner: {
      libelle: 'Abandonner le lot',
      from: ['en_preparation'],
      to: 'abandonne',
      by: ['banque_des_territoires'],
      mails: [],
    },
  },
);
export type StatutLot = StatutOf<typeof cycleLot>;
export type GesteLot = (typeof cycleLot.actions)[number];

// Trust (issue of the programme's money): nobody changes alone where the money goes.
export const cycleRib = lifecycle(
  'rib',
  'ribs',
  {
    a_valider: { libelle: 'À vérifier', badge: 'new' },
    valide: { libelle: 'Validé', badge: 'success' },
    refuse: { libelle: 'Refusé', badge: 'error' },
    remplace: { libelle: 'Remplacé', badge: 'neutral' },
  },
  {
    valider: {
      libelle: 'Valider ce RIB',
      from: ['a_valider'],
      to: 'valide',
      by: ['banque_des_territoires', 'valideur'],
      mails: ['rib.valide'],
    },
    refuser: {
      libelle: 'Refuser ce RIB',
      from: ['a_valider'],
      to: 'refuse',
      by: ['banque_des_territoires', 'valideur'],
      mails: ['rib.refuse'],
    },
    invalider: { libelle: 'Rejeté par la banque', from: ['valide'], to: 'refuse', by: ['systeme'], mails: [] },
    remplacer: {
      libelle: 'Remplacer par un autre',
      from: ['a_valider', 'valide'],
      to: 'remplace',
      by: ['structure', 'systeme'],
      mails: ['rib.saisi'],
    },
  },
);
export type StatutRib = StatutOf<typeof cycleRib>;
export type GesteRib = (typeof cycleRib.actions)[number];

/** The bank takes back what was paid for a contract broken since: what was asked back is counted again. */
export const versementRepris = event<{ readonly contratId: string; readonly centimes: number }>('versement.repris');
