import { dateCivile, dateLongue } from '#platform/dates.ts';

/** The events of the community (guide, « Engagements du conseiller numérique »). */
export const TYPES_D_EVENEMENT = {
  rencontre_locale: 'Rencontre locale',
  rencontre_nationale: 'Rencontre nationale',
  formation_continue: 'Formation continue',
} as const;
export type TypeDEvenement = keyof typeof TYPES_D_EVENEMENT;
export const estTypeDEvenement = (valeur: string): valeur is TypeDEvenement => valeur in TYPES_D_EVENEMENT;

/** Largest meeting, and longest. */
export const PLACES_MAX = 2000;
export const DUREE_MAX_JOURS = 5;

/** Days before when those who are registered are reminded. */
export const RAPPEL_JOURS = 1;

type Evenement = {
  readonly statut: 'brouillon' | 'publie' | 'annule';
  readonly debut: Date;
  readonly inscription_jusqu_au: string | null;
};
type Contrat = { readonly debut: string; readonly fin: string | null };

/** Has it begun? From then on nobody comes in nor goes out of the list. */
export const estCommence = ({ debut }: Pick<Evenement, 'debut'>, now: Date): boolean => debut <= now;

/** Why a conseiller cannot register, or nothing when he can. Whether a place is left is another question. */
export function refusDInscription(evenement: Evenement, contrat: Contrat | undefined, now: Date): string | undefined {
  const { statut, debut, inscription_jusqu_au } = evenement;
  if (statut === 'annule') return 'Cet événement est annulé.';
  if (estCommence(evenement, now)) return 'Cet événement a commencé : il n’est plus possible de s’y inscrire.';
  if (inscription_jusqu_au !== null && inscription_jusqu_au < dateCivile(now))
    return `Les inscriptions sont closes depuis le ${dateLongue(inscription_jusqu_au)}.`;
  if (!contrat) return 'Il faut un contrat signé pour s’inscrire à un événement.';
  const jour = dateCivile(debut);
  if (jour < contrat.debut)
    return `Votre contrat commence le ${dateLongue(contrat.debut)}, après cet événement : choisissez-en un autre.`;
  if (contrat.fin !== null && jour > contrat.fin)
    return `Votre contrat se termine le ${dateLongue(contrat.fin)}, avant cet événement : choisissez-en un autre.`;
  return undefined;
}

/** How many of those who wait may come in. */
export const placesLibres = (places: number | null, inscrits: number): number =>
  places === null ? Number.POSITIVE_INFINITY : Math.max(0, places - inscrits);
