import { enumeration } from '#platform/texte.ts';

// Domain, étape 3: mobility of 5, 10, 15, 20, 40, 100 km or the whole of France.
export const RAYONS_KM = [5, 10, 15, 20, 40, 100] as const;
type RayonKm = (typeof RAYONS_KM)[number];
const FRANCE_ENTIERE = 'france';

export const MOBILITES = [
  ...RAYONS_KM.map((km) => ({ valeur: String(km), libelle: `Jusqu’à ${km} km` })),
  { valeur: FRANCE_ENTIERE, libelle: 'France entière' },
];
const estRayon = (km: number): km is RayonKm => RAYONS_KM.some((rayon) => rayon === km);
/** The radius chosen; null for the whole of France. */
export const rayonDe = (mobilite: string): RayonKm | null => {
  const km = Number(mobilite);
  return estRayon(km) ? km : null;
};
export const mobiliteDe = (rayonKm: number | null) => (rayonKm === null ? FRANCE_ENTIERE : String(rayonKm));
export const mobiliteEcrite = (rayonKm: number | null, autour = 'sa commune') =>
  rayonKm === null ? 'France entière' : `${rayonKm} km autour de ${autour}`;

export const SITUATIONS = [
  { valeur: 'demandeur_emploi', libelle: 'En recherche d’emploi' },
  { valeur: 'en_emploi', libelle: 'En emploi' },
  { valeur: 'en_formation', libelle: 'En formation' },
  { valeur: 'en_reconversion', libelle: 'En reconversion' },
] as const;

export const EXPERIENCES = [
  { valeur: 'aucune', libelle: 'Pas encore d’expérience' },
  { valeur: 'moins_d_un_an', libelle: 'Moins d’un an' },
  { valeur: 'un_a_trois_ans', libelle: 'D’un à trois ans' },
  { valeur: 'plus_de_trois_ans', libelle: 'Plus de trois ans' },
] as const;

const libelleDe = (options: readonly { valeur: string; libelle: string }[], valeur: string) =>
  options.find((option) => option.valeur === valeur)?.libelle ?? '';
export const experienceEcrite = (experience: string) => libelleDe(EXPERIENCES, experience);
export const situationsEcrites = (situations: readonly string[]) =>
  enumeration(
    situations.map((situation, rang) => {
      const libelle = libelleDe(SITUATIONS, situation);
      return rang === 0 ? libelle : libelle.toLowerCase();
    }),
  );
