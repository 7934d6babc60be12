import { VALIDITE_INVITATION_JOURS } from '#domain/comptes/index.ts';
import {
  DUREE_FINANCEE_MOIS,
  MONTANT_POSTE_CENTIMES,
  POSTES_MAX,
  PUBLICATION_JOURS,
  RENCONTRE_CANDIDATS_JOURS,
} from '#domain/concertation/index.ts';
import { CONTRAT_MOIS, SIGNATURE_JOURS } from '#domain/contrats/index.ts';
import { CONVENTION_MOIS_MAX, TRANCHES } from '#domain/conventions/index.ts';
import { PARCOURS } from '#domain/formation/index.ts';
import { VALIDITE_CONFIRMATION_JOURS } from '#domain/structures/index.ts';

/**
 * The figures of the dispositif that the public site tells: those of the modules that apply them, and those of the
 * steps to come, each with its source in the guide. Amounts in centimes, shares between 0 and 1.
 */
export const REPERES = {
  postes: POSTES_MAX,
  montantParPosteCentimes: MONTANT_POSTE_CENTIMES,
  financementMois: DUREE_FINANCEE_MOIS,
  publicationJours: PUBLICATION_JOURS,
  entretiensSousJours: RENCONTRE_CANDIDATS_JOURS,
  confirmationJours: VALIDITE_CONFIRMATION_JOURS,
  activationJours: VALIDITE_INVITATION_JOURS,
  // « Les chiffres clé »
  personnesEloignees: 13_000_000,
  conventionMoisMax: CONVENTION_MOIS_MAX,
  contratMoisMin: CONTRAT_MOIS.min,
  contratMoisMax: CONTRAT_MOIS.max,
  // « Calendrier »
  ouvertureLe: '2020-11-17',
  signatureSousJours: SIGNATURE_JOURS,
  formationHeures: PARCOURS,
  versements: TRANCHES.map(({ mois, pourcent }) => ({ mois, part: pourcent / 100 })),
} as const;
