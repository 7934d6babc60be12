import { VALIDITE_INVITATION_JOURS } from '#domain/comptes/index.ts';
import {
  DUREE_FINANCEE_MOIS,
  MONTANT_POSTE_CENTIMES,
  POSTES_MAX,
  PUBLICATION_JOURS,
  RENCONTRE_CANDIDATS_JOURS,
} from '#domain/concertation/index.ts';
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
  // « L’État finance leur formation et leur rémunération »
  conventionMoisMax: 36,
  // « Calendrier »
  contratMoisMin: 24,
  contratMoisMax: 36,
  ouvertureLe: '2020-11-17',
  signatureSousJours: 15,
  // étape 6: hours of each path, from the shortest
  formationHeures: [105, 280, 350, 420],
  // étape 9: months after the signature, and share of the amount
  versements: [
    { mois: 1, part: 0.2 },
    { mois: 6, part: 0.3 },
    { mois: 12, part: 0.5 },
  ],
} as const;
