import { ajouterJours, dateCivile } from '#platform/dates.ts';

// Domain, §5: asked every 3 months whether still available; two silences make unavailable; erased after 24 months of
// inactivity; a CV goes 6 months after the end of availability.
const QUESTION_JOURS = 91;
export const SILENCES_MAX = 2;
export const INACTIVITE_JOURS = 730;
export const CV_JOURS = 182;
// A registration never confirmed is nobody's: its link lasts 7 days.
export const JAMAIS_CONFIRME_JOURS = 30;

/** The civil date of the next « still available? ». */
export const prochaineQuestion = (now: Date): string => ajouterJours(dateCivile(now), QUESTION_JOURS);
