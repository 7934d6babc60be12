// The figures of the regulation that the consultation uses, each once, with its source.

/** Guide, « Les chiffres clé ». */
export const POSTES_MAX = 4000;
/** Guide, « Les chiffres clé »: 200 M€. */
export const MONTANT_MAX_CENTIMES = 20_000_000_000;
/** Guide, « L’État finance leur formation et leur rémunération »: 50 000 € a post over 24 months. */
export const MONTANT_POSTE_CENTIMES = 5_000_000;
export const DUREE_FINANCEE_MOIS = 24;
/** Guide, « Calendrier »: meet the candidates within 15 days. */
export const RENCONTRE_CANDIDATS_JOURS = 15;
/** Guide, étape 2: the fiche de poste is published at least 30 days before the signature. */
export const PUBLICATION_JOURS = 30;
/** Posts one decision may give (domain, étape 1). */
export const POSTES_PAR_DECISION_MAX = 500;
