import { lifecycle } from '#platform/lifecycle.ts';

// Guide, étape 3; domain, étape 3 and §5 (inactive candidates).
export const cycle = lifecycle(
  'candidat',
  'candidats',
  {
    a_confirmer: { libelle: 'À confirmer', badge: 'new' },
    disponible: { libelle: 'Disponible', badge: 'success' },
    indisponible: { libelle: 'Indisponible', badge: 'warning' },
    recrute: { libelle: 'Recruté', badge: 'success' },
    efface: { libelle: 'Effacé', badge: 'neutral' },
  },
  {
    confirmer: {
      libelle: 'Confirmer mon inscription',
      from: ['a_confirmer'],
      to: 'disponible',
      by: ['public'],
      mails: ['candidat.bienvenue'],
    },
    seRendreIndisponible: {
      libelle: 'Je ne suis plus disponible',
      from: ['disponible'],
      to: 'indisponible',
      by: ['candidat', 'systeme'],
      mails: ['candidat.devenuIndisponible'],
    },
    seRendreDisponible: {
      libelle: 'Je suis de nouveau disponible',
      from: ['indisponible'],
      to: 'disponible',
      by: ['candidat'],
      mails: [],
    },
    recruter: {
      libelle: 'Le contrat est signé',
      from: ['disponible', 'indisponible'],
      to: 'recrute',
      by: ['systeme'],
      mails: [],
    },
    liberer: {
      libelle: 'Le contrat est terminé',
      from: ['recrute'],
      to: 'indisponible',
      by: ['systeme'],
      mails: [],
    },
    effacer: {
      libelle: 'Effacer mon profil',
      from: ['a_confirmer', 'disponible', 'indisponible'],
      to: 'efface',
      by: ['candidat', 'systeme'],
      mails: ['candidat.effacement'],
    },
  },
);
export type GesteCandidat = (typeof cycle.actions)[number];
