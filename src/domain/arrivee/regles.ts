import { ajouterJours } from '#platform/dates.ts';

/** Sizes and cuts of the outfit that the State pays for (guide, « Engagements du conseiller numérique »). */
export const TAILLES = ['XS', 'S', 'M', 'L', 'XL', '2XL', '3XL', '4XL'] as const;
export const COUPES = [
  { valeur: 'droite', libelle: 'Coupe droite' },
  { valeur: 'ajustee', libelle: 'Coupe ajustée' },
] as const;
export const LIVRAISONS = [
  { valeur: 'structure', libelle: 'À la structure', indication: 'À l’adresse de son inscription.' },
  { valeur: 'autre', libelle: 'À une autre adresse' },
] as const;

/** What may lack in a kit (guide, étape 8: « guide & tenue vestimentaire »), or be wrong with it. */
export const MANQUES = [
  { valeur: 'guide', libelle: 'Le guide manque' },
  { valeur: 'tenue', libelle: 'La tenue manque, ou n’est pas complète' },
  { valeur: 'taille', libelle: 'La tenue n’est pas à la bonne taille' },
  { valeur: 'colis', libelle: 'Le colis n’est pas arrivé' },
] as const;
export type Manque = (typeof MANQUES)[number]['valeur'];

/** Guide, étape 8, « Nos conseils »: how he travels when his missions are « hors les murs ». */
export const TRANSPORTS = [
  { valeur: 'structure', libelle: 'Véhicule de la structure' },
  { valeur: 'personnel', libelle: 'Véhicule personnel, indemnisé' },
  { valeur: 'commun', libelle: 'Transports en commun' },
  { valeur: 'velo', libelle: 'Vélo' },
  { valeur: 'sans_objet', libelle: 'Sans objet : il travaille sur place' },
] as const;
export type Transport = (typeof TRANSPORTS)[number]['valeur'];

/** Days before the start of the contract when the structure is asked for the equipment (decision of the project). */
export const RAPPEL_EQUIPEMENT_JOURS = 7;
/** Days after it when what still lacks is asked for (decision of the project). */
export const RAPPEL_MANQUES_JOURS = 15;
/** Kits sent in one go: as many as an address holds; up to the second number, each has its own reference on the page. */
export const ENVOI_MAX = 200;
export const SUIVIS_MAX = 30;
/** Days after which the address of a kit received, and the size of a closed arrival, are erased (decision of the project). */
export const OUBLI_JOURS = 60;

type Contrat = { readonly debut: string; readonly fin: string | null };

/** Why a day cannot be that of the start of the post (guide, étape 8: it comes with the contract). Nothing when it can. */
export function refusDePriseDePoste(le: string, { debut, fin }: Contrat, aujourdhui: string): string | undefined {
  if (le < debut) return 'Cette date est avant le début du contrat : vérifiez-la.';
  if (le > aujourdhui) return 'Cette date n’est pas encore passée : enregistrez la prise de poste une fois faite.';
  if (fin !== null && le > fin) return 'Cette date est après la fin du contrat : vérifiez-la.';
  return undefined;
}

/** Why somebody cannot leave for training on a day. Nothing when he can. */
export function refusDeDepart(le: string, { debut, fin }: Contrat): string | undefined {
  if (le < debut) return 'La formation se suit pendant le contrat : donnez une date à partir de son début.';
  if (fin !== null && le > fin) return 'Cette date est après la fin du contrat : vérifiez-la.';
  return undefined;
}

/** Has the contract begun so long ago that the start of the post should be recorded? */
export const priseDePosteAttendue = (
  { debut, prise_de_poste_le }: { readonly debut: string; readonly prise_de_poste_le: string | null },
  aujourdhui: string,
  jours = 0,
): boolean => prise_de_poste_le === null && ajouterJours(debut, jours) <= aujourdhui;
