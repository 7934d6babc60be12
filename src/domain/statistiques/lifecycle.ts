import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// A link to figures, shown without an account (domain, étape 9: « give visibility on his activity »): closed by whoever
// made it, or with what gave him the right to. Past its last day it is closed too, whatever its status says.
export const cyclePartage = lifecycle(
  'partage',
  'partages',
  {
    ouvert: { libelle: 'Ouvert', badge: 'success' },
    revoque: { libelle: 'Fermé', badge: 'neutral' },
  },
  {
    revoquer: {
      libelle: 'Fermer ce lien',
      from: ['ouvert'],
      to: 'revoque',
      by: ['conseiller', 'structure', 'coordinateur', 'anct', 'prefecture', 'systeme'],
      mails: [],
    },
  },
);
export type StatutPartage = StatutOf<typeof cyclePartage>;
