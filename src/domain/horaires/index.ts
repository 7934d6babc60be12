// Hours of a place: a week of spans, as people read it, as clocks see it, as OpenStreetMap writes it. Pure rules.
export { fermetureEcrite, heureEcrite, semaineEcrite } from './clair.ts';
export { etatA, etatEcrit, plagesDu } from './etat.ts';
export { type MomentLocal, momentLocal } from './fuseaux.ts';
export { HorairesEnClair } from './HorairesEnClair.tsx';
export { enOsm } from './osm.ts';
export { champsDeSemaine, champsDuJour, semaineDuFormulaire, valeursDeSemaine } from './saisie.ts';
export {
  estVide,
  fermetureSaisie,
  type Horaires,
  JOURS,
  type LigneDHoraire,
  lignesDe,
  MINUTES_PAR_JOUR,
  type Semaine,
  semaineDe,
  semaineSaisie,
} from './semaine.ts';
