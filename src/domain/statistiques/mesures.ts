import { CANAUX, DEMARCHES, ORGANISMES, TYPES_D_ACTIVITE } from '#domain/activites/index.ts';

export { CANAUX, TYPES_D_ACTIVITE };

/** One group of measures of the activity: each `code` is a column of `cumuls`, in the order of the screens. */
type Groupe = {
  readonly titre: string;
  /** What each line counts. */
  readonly unite: 'activites' | 'personnes' | 'mandats';
  readonly lignes: readonly (readonly [code: string, libelle: string])[];
};

/** Totals that belong to no distribution. */
export const TOTAUX = [
  'activites',
  'participants',
  'deja_venus',
  'minutes',
  'participants_atelier',
  'minutes_atelier',
  'minutes_individuel',
  'suite_individuel',
  'suite_atelier',
] as const;

/** The themes of the guide, by the number that `themes` gives them. */
const THEMES = [
  'Usages quotidiens',
  'Usages citoyens',
  'Démarches en ligne',
  'Équipement',
  'Internet',
  'Courriels',
  'Smartphone',
  'Contenus',
  'Vocabulaire',
  'Traitement de texte',
  'Échanger avec ses proches',
  'Accompagner son enfant',
  'Emploi et formation',
  'Petites entreprises',
] as const;

const prefixer = (prefixe: string, libelles: Readonly<Record<string, string>>) =>
  Object.entries(libelles).map(([code, libelle]) => [`${prefixe}_${code}`, libelle] as const);

export const GROUPES: readonly Groupe[] = [
  { titre: 'Types d’activité', unite: 'activites', lignes: prefixer('type', TYPES_D_ACTIVITE) },
  { titre: 'Canaux', unite: 'activites', lignes: prefixer('canal', CANAUX) },
  {
    titre: 'Thèmes',
    unite: 'activites',
    lignes: THEMES.map((libelle, rang) => [`theme_${rang + 1}`, libelle] as const),
  },
  {
    titre: 'Durées',
    unite: 'activites',
    lignes: [
      ['duree_0_30', 'Moins de 30 minutes'],
      ['duree_30_60', 'De 30 minutes à moins d’une heure'],
      ['duree_60_120', 'D’une heure à moins de deux heures'],
      ['duree_120', 'Deux heures et plus'],
    ],
  },
  {
    titre: 'Âges',
    unite: 'personnes',
    lignes: [
      ['age_0_11', 'Moins de 12 ans'],
      ['age_12_17', 'De 12 à 17 ans'],
      ['age_18_24', 'De 18 à 24 ans'],
      ['age_25_34', 'De 25 à 34 ans'],
      ['age_35_39', 'De 35 à 39 ans'],
      ['age_40_59', 'De 40 à 59 ans'],
      ['age_60_69', 'De 60 à 69 ans'],
      ['age_70', '70 ans et plus'],
      ['age_inconnu', 'Non renseigné'],
    ],
  },
  {
    titre: 'Situations',
    unite: 'personnes',
    lignes: [
      ['statut_scolarise', 'Scolarisé'],
      ['statut_sans_emploi', 'Sans emploi'],
      ['statut_en_emploi', 'En emploi'],
      ['statut_retraite', 'Retraité'],
      ['statut_inconnu', 'Non renseigné'],
    ],
  },
  {
    titre: 'Matériel utilisé',
    unite: 'activites',
    lignes: [
      ['materiel_ordinateur', 'Ordinateur'],
      ['materiel_telephone', 'Téléphone'],
      ['materiel_tablette', 'Tablette'],
      ['materiel_autre', 'Autre'],
    ],
  },
  { titre: 'Orientations', unite: 'personnes', lignes: prefixer('vers', ORGANISMES) },
  { titre: 'Mandats Aidants Connect', unite: 'mandats', lignes: prefixer('mandat', DEMARCHES) },
];

/** Every measure read: totals, then the lines of the groups. */
export const MESURES: readonly string[] = [...TOTAUX, ...GROUPES.flatMap(({ lignes }) => lignes.map(([code]) => code))];
