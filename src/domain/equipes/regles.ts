/**
 * A conseiller whom a coordinateur asks to join has fifteen days to refuse; without an answer he belongs to the team
 * (decision of the project, docs/decisions/0019): only sums are read, and he may leave any day.
 */
export const REPONSE_JOURS = 15;
/** Teams are what one person can follow; more is a mistake. */
export const MEMBRES_MAX = 60;
