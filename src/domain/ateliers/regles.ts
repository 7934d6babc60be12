import { plusMinutes } from '#platform/dates.ts';

// Project's decisions where the guide says only « animer un atelier thématique » (docs/decisions/0017).
export const PLACES_MAX = 100;
/** People that one registration brings. */
export const PERSONNES_MAX = 4;
export const OCCURRENCES_MAX = 30;
/** A place is held for an address that is not proven yet. */
export const CONFIRMATION_HEURES = 48;
/** Registrations of one workshop, waiting list included: more would be a script. */
export const PARTICIPATIONS_MAX = 250;
/** Names and contact details of participants live this long after their workshop (told on /donnees-personnelles). */
export const CONSERVATION_PARTICIPANTS_JOURS = 30;

export const NIVEAUX = [
  { valeur: 'debutant', libelle: 'Débutant', indication: 'Aucune connaissance n’est nécessaire.' },
  { valeur: 'intermediaire', libelle: 'Intermédiaire', indication: 'On sait déjà se servir un peu de l’appareil.' },
  { valeur: 'avance', libelle: 'Avancé', indication: 'On veut aller plus loin.' },
] as const;
export type Niveau = (typeof NIVEAUX)[number]['valeur'];
export const niveauEcrit = (niveau: Niveau): string =>
  NIVEAUX.find(({ valeur }) => valeur === niveau)?.libelle ?? niveau;

/** Until when a place is held for an unproven address: two days, and never after the workshop begins. */
export function tenueJusquAu(now: Date, debut: Date): Date {
  const dansDeuxJours = plusMinutes(now, CONFIRMATION_HEURES * 60);
  return dansDeuxJours < debut ? dansDeuxJours : debut;
}

export type Remplissage = { readonly places: number; readonly places_prises: number; readonly en_attente: number };

/** Would so many people get a place now? Whoever waits comes first: nobody passes before him, even a smaller group. */
export const aUnePlace = ({ places, places_prises, en_attente }: Remplissage, nombre: number): boolean =>
  en_attente === 0 && places_prises + nombre <= places;
