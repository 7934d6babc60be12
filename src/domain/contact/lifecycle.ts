import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Guide, « Contacts »: whoever finds no answer in the questions writes, and is answered by e-mail.
export const cycle = lifecycle(
  'message',
  'messages',
  {
    recu: { libelle: 'À traiter', badge: 'new' },
    repondu: { libelle: 'Répondu', badge: 'success' },
    classe: { libelle: 'Classé sans réponse', badge: 'neutral' },
  },
  {
    repondre: {
      libelle: 'Répondre',
      from: ['recu'],
      to: 'repondu',
      by: ['anct', 'support'],
      mails: ['contact.reponse'],
    },
    classer: { libelle: 'Classer sans réponse', from: ['recu'], to: 'classe', by: ['anct', 'support'], mails: [] },
    rouvrir: { libelle: 'Rouvrir', from: ['classe'], to: 'recu', by: ['anct', 'support'], mails: [] },
  },
);
export type StatutMessage = StatutOf<typeof cycle>;
export type GesteMessage = (typeof cycle.actions)[number];
