import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Domain, étape 9: a conseiller brings the spreadsheet he kept before. Read, then written whole, or left; undone as a whole.
export const cycle = lifecycle(
  'importActivites',
  'imports_activites',
  {
    lu: { libelle: 'À confirmer', badge: 'info' },
    importe: { libelle: 'Importé', badge: 'success' },
    annule: { libelle: 'Annulé', badge: 'neutral' },
    abandonne: { libelle: 'Abandonné', badge: 'neutral' },
  },
  {
    importer: { libelle: 'Importer', from: ['lu'], to: 'importe', by: ['conseiller'], mails: [] },
    abandonner: {
      libelle: 'Abandonner',
      from: ['lu'],
      to: 'abandonne',
      by: ['conseiller', 'systeme'],
      mails: [],
    },
    annuler: { libelle: 'Annuler cet import', from: ['importe'], to: 'annule', by: ['conseiller'], mails: [] },
  },
);
export type StatutImport = StatutOf<typeof cycle>;
