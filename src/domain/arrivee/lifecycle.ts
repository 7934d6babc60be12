import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Guide, étape 8: an arrival lasts as long as its contract.
export const cycle = lifecycle(
  'arrivee',
  'arrivees',
  {
    ouverte: { libelle: 'En cours', badge: 'info' },
    close: { libelle: 'Close', badge: 'neutral' },
  },
  {
    clore: { libelle: 'Clore l’arrivée', from: ['ouverte'], to: 'close', by: ['systeme'], mails: [] },
    rouvrir: { libelle: 'Rouvrir l’arrivée', from: ['close'], to: 'ouverte', by: ['systeme'], mails: [] },
  },
);

// Guide, étape 8, « Kit d’accueil »: the guide and the outfit, chosen here, sent by the State, received there.
export const cycleKit = lifecycle(
  'kit',
  'kits',
  {
    a_commander: { libelle: 'À commander', badge: 'new' },
    commande: { libelle: 'Commandé', badge: 'info' },
    expedie: { libelle: 'Expédié', badge: 'info' },
    recu: { libelle: 'Reçu', badge: 'success' },
    incomplet: { libelle: 'Incomplet', badge: 'warning' },
  },
  {
    commander: {
      libelle: 'Commander le kit',
      from: ['a_commander', 'commande'],
      to: 'commande',
      by: ['conseiller', 'structure'],
      mails: [],
    },
    expedier: {
      libelle: 'Enregistrer l’envoi',
      from: ['commande', 'incomplet'],
      to: 'expedie',
      by: ['anct'],
      mails: ['kit.expedie'],
    },
    annulerEnvoi: {
      libelle: 'Annuler l’envoi',
      from: ['expedie'],
      to: 'commande',
      by: ['anct'],
      mails: ['kit.envoiAnnule'],
    },
    recevoir: {
      libelle: 'Dire que le kit est reçu',
      from: ['expedie', 'incomplet'],
      to: 'recu',
      by: ['conseiller', 'structure'],
      mails: [],
    },
    signaler: {
      libelle: 'Dire ce qui manque',
      from: ['expedie', 'recu'],
      to: 'incomplet',
      by: ['conseiller', 'structure'],
      mails: [],
    },
  },
);
export type StatutKit = StatutOf<typeof cycleKit>;
export type GesteKit = (typeof cycleKit.actions)[number];
