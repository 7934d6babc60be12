/** The three follow-ups (domain, étape 9, « Follow-up »): how often, and who answers. */
export const TYPES_DE_SUIVI = {
  mensuel: { libelle: 'Suivi mensuel de l’activité', mois: 1, par: 'conseiller' },
  trimestriel: { libelle: 'Suivi trimestriel de la subvention', mois: 3, par: 'structure' },
  semestriel: { libelle: 'Suivi semestriel du conseiller', mois: 6, par: 'structure' },
} as const;
export type TypeDeSuivi = keyof typeof TYPES_DE_SUIVI;

/** The guide gives no delay: ten days after the end of the period (decision of the project). */
export const REMISE_JOURS = 10;
/** Days after the due date when it is asked for again, and when the structure hears of a monthly one as well. */
export const RELANCES_JOURS = { premiere: 8, seconde: 15 } as const;
/** Days before the due date when it is announced. */
export const ANNONCE_JOURS = 7;
/** Without any activity: the conseiller is asked after a month, his structure after forty-five days. */
export const INACTIVITE_JOURS = { conseiller: 30, structure: 45 } as const;
