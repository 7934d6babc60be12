import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Domain, étape 9, « Follow-up »: opened by the calendar, filed by whom it concerns, asked again by ANCT if it must be.
export const cycle = lifecycle(
  'suivi',
  'suivis',
  {
    a_remplir: { libelle: 'À remplir', badge: 'info' },
    remis: { libelle: 'Remis', badge: 'success' },
  },
  {
    remettre: {
      libelle: 'Remettre le suivi',
      from: ['a_remplir'],
      to: 'remis',
      by: ['conseiller', 'structure'],
      mails: [],
    },
    redemander: {
      libelle: 'Redemander le suivi',
      from: ['remis'],
      to: 'a_remplir',
      by: ['anct'],
      mails: ['suivi.redemande'],
    },
  },
);
export type StatutSuivi = StatutOf<typeof cycle>;
export type GesteSuivi = (typeof cycle.actions)[number];
