/** The models named by the guide (« Outils mis à disposition de la structure accueillante ») and by its diagram. */
export const MODELES_A_TELECHARGER: readonly { titre: string; etape: number; texte: string }[] = [
  {
    titre: 'Fiche de poste',
    etape: 2,
    texte: 'Les missions et les tâches du conseiller, à adapter à votre territoire avant de publier l’offre.',
  },
  {
    titre: 'Guide d’entretien et grille d’évaluation',
    etape: 4,
    texte: 'Des questions, des mises en situation, et de quoi comparer les candidats avec les mêmes critères.',
  },
  {
    titre: 'Délibération',
    etape: 7,
    texte: 'Le texte par lequel votre assemblée autorise le recrutement et prévoit son budget.',
  },
  {
    titre: 'Contrat de projet',
    etape: 7,
    texte: 'Un contrat type pour les structures publiques. Vous restez libre de choisir une autre forme de contrat.',
  },
  {
    titre: 'Convention de subventionnement',
    etape: 7,
    texte:
      'Ce que la structure et l’État se promettent. Elle vous sera proposée remplie : vous n’aurez qu’à la relire.',
  },
  {
    titre: 'Équipement à prévoir',
    etape: 8,
    texte: 'Ce dont un conseiller a besoin pour travailler, du téléphone à la salle de réunion.',
  },
  {
    titre: 'Tableaux de suivi',
    etape: 9,
    texte: 'L’activité du mois, l’emploi de la subvention au trimestre, le point du semestre.',
  },
];
