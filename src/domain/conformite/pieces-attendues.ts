import type { Nature } from '#domain/structures/index.ts';

export type Attendue = {
  readonly nature: string;
  readonly libelle: string;
  readonly indication: string;
  /** Longest age in months on the day of deposit, for pieces that carry a date. */
  readonly moisDeValidite?: number;
};

/** The piece that the INSEE may give itself. */
export const AVIS_SITUATION = 'avis_situation';
// Domain, étape 5: « less than 3 months ».
const AVIS: Attendue = {
  nature: AVIS_SITUATION,
  libelle: 'Avis de situation au répertoire SIRENE',
  indication: 'Il date de moins de trois mois. L’Insee le délivre aussitôt et gratuitement.',
  moisDeValidite: 3,
};
const RIB: Attendue = {
  nature: 'rib',
  libelle: 'RIB de la structure',
  indication: 'Le relevé d’identité bancaire du compte qui recevra la subvention.',
};

// Guide, étape 5, « Nos conseils », and « Modèle de délibération »; domain, étape 5.
const PUBLIQUES: readonly Attendue[] = [
  AVIS,
  {
    nature: 'identite_president',
    libelle: 'Identification du Président',
    indication: 'Le procès-verbal ou l’arrêté qui le nomme, avec une pièce d’identité en cours de validité.',
  },
  {
    nature: 'identite_dgs',
    libelle: 'Identification du Directeur général des services',
    indication: 'L’arrêté de nomination, avec une pièce d’identité. Dans une petite commune : le secrétaire de mairie.',
  },
  {
    nature: 'deliberation',
    libelle: 'Délibération',
    indication: 'Elle autorise le recrutement et prévoit le budget correspondant.',
  },
  RIB,
];
// Domain, étape 5, private structures.
const PRIVEES: readonly Attendue[] = [
  AVIS,
  { nature: 'statuts', libelle: 'Statuts', indication: 'À jour et signés.' },
  {
    nature: 'liste_bureau',
    libelle: 'Liste des membres du bureau',
    indication: 'Datée et signée, avec la fonction de chacun.',
  },
  {
    nature: 'proces_verbal',
    libelle: 'Procès-verbal de la dernière assemblée générale',
    indication: 'Daté et signé, de cette année ou de l’année précédente.',
  },
  {
    nature: 'comptes',
    libelle: 'Derniers comptes certifiés',
    indication:
      'Sans commissaire aux comptes, dites-le et faites-les signer par l’expert-comptable ou par le Président.',
  },
  {
    nature: 'identite_president',
    libelle: 'Pièce d’identité du Président',
    indication: 'Recto et verso, ou passeport, en cours de validité.',
  },
  RIB,
];
const ATTENDUES: Readonly<Record<Nature, readonly Attendue[]>> = { publique: PUBLIQUES, privee: PRIVEES };

/** The pieces that a structure must provide, in the order of the screen. */
export const piecesAttendues = (nature: Nature): readonly Attendue[] => ATTENDUES[nature];

/** One of them, by its name in addresses. */
export const pieceAttendue = (nature: Nature, nom: string): Attendue | undefined =>
  ATTENDUES[nature].find((attendue) => attendue.nature === nom);

/** Files that one piece may hold: two sides of a card, several pages photographed. */
export const FICHIERS_PAR_PIECE = 5;
