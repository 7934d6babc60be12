import { SOCLE } from '#domain/arrivee/index.ts';
import { modeleDeContratPrive, modeleDeContratPublic, modeleDeDeliberation } from '#domain/contrats/index.ts';
import { GRILLE, NOTE_MAX } from '#domain/mise-en-relation/index.ts';
import type { Document } from '#platform/documents/document.ts';

export const CLES_DES_MODELES = [
  'deliberation',
  'contrat-de-projet',
  'contrat-prive',
  'entretien',
  'equipement',
] as const;
type Cle = (typeof CLES_DES_MODELES)[number];

/** The models named by the guide (« Outils mis à disposition de la structure accueillante ») and by its diagram. */
export const MODELES_A_TELECHARGER: readonly {
  readonly titre: string;
  readonly etape: number;
  readonly texte: string;
  /** The model to download here; `espace`: it comes filled in the structure's space. */
  readonly cle?: Cle;
  readonly espace?: true;
  /** The reporting tables, as spreadsheets. */
  readonly tableaux?: true;
}[] = [
  {
    titre: 'Fiche de poste',
    etape: 2,
    texte:
      'Les missions et les tâches du conseiller, à adapter à votre territoire avant de publier l’offre. Votre espace vous la propose remplie.',
    espace: true,
  },
  {
    titre: 'Guide d’entretien et grille d’évaluation',
    etape: 4,
    texte: 'Des questions, et de quoi comparer les candidats avec les mêmes critères.',
    cle: 'entretien',
  },
  {
    titre: 'Délibération',
    etape: 7,
    texte: 'Le texte par lequel votre assemblée autorise le recrutement et prévoit son budget.',
    cle: 'deliberation',
  },
  {
    titre: 'Contrat de projet',
    etape: 7,
    texte: 'Un contrat type pour les structures publiques. Vous restez libre de choisir une autre forme de contrat.',
    cle: 'contrat-de-projet',
  },
  {
    titre: 'Contrat de droit privé',
    etape: 7,
    texte: 'Un contrat à durée déterminée type pour les associations et les entreprises solidaires.',
    cle: 'contrat-prive',
  },
  {
    titre: 'Convention de subventionnement',
    etape: 7,
    texte:
      'Ce que la structure et l’État se promettent. Votre espace vous la propose remplie : vous n’avez qu’à la relire.',
    espace: true,
  },
  {
    titre: 'Équipement à prévoir',
    etape: 8,
    texte: 'Ce dont un conseiller a besoin pour travailler, du téléphone à la salle de réunion.',
    cle: 'equipement',
  },
  {
    titre: 'Tableaux de suivi',
    etape: 9,
    texte:
      'L’activité du mois, l’emploi de la subvention au trimestre, le point du semestre. Votre espace vous les propose remplis avec ce que vous avez remis.',
    tableaux: true,
  },
];

const page = (titre: string, now: Date, blocs: Document['blocs']): Document => ({
  titre,
  sousTitre: 'Conseiller numérique',
  piedDePage: titre,
  langue: 'fr-FR',
  creeLe: now,
  blocs,
});

const guideDEntretien = (now: Date): Document =>
  page('Guide d’entretien et grille d’évaluation', now, [
    { type: 'paragraphe', texte: 'Candidat : ………………………………   Date : ………………………………   Évaluateur : ………………………………' },
    { type: 'titre', niveau: 1, texte: 'Conduire l’entretien' },
    {
      type: 'liste',
      elements: [
        'Recevez plusieurs candidats, et posez à tous les mêmes questions.',
        'Regardez d’abord la motivation et le contact : les compétences techniques s’acquièrent en formation.',
        'Posez les questions de la grille : elles mettent en situation.',
        'Dites ce qu’est le poste, ses lieux, sa formation, sa date de début et sa rémunération.',
      ],
    },
    { type: 'titre', niveau: 1, texte: 'Grille d’évaluation' },
    { type: 'paragraphe', texte: `Notez chaque critère de 0 à ${NOTE_MAX}.` },
    {
      type: 'tableau',
      entetes: ['Critère', 'Question', 'Poids', 'Note'],
      lignes: GRILLE.map(({ libelle, situation, poids }) => [libelle, situation, String(poids), '']),
      largeurs: [28, 52, 10, 10],
    },
  ]);

// Guide, « Rôle et engagements de la structure accueillante »: what the structure provides; the outfit comes from the State.
const equipement = (now: Date): Document =>
  page('Équipement à prévoir', now, [
    {
      type: 'tableau',
      entetes: ['Ce dont le conseiller a besoin', 'Fourni par', 'Prévu le', 'Remis le'],
      lignes: [
        ...SOCLE.map(({ libelle, par }) => [libelle, par]),
        ['Accès à internet sur ses lieux de travail', 'la structure'],
        ['Lieu de confidentialité pour les rendez-vous', 'la structure'],
        ['Formation, certification, espace en ligne', 'l’État'],
      ].map((ligne) => [...ligne, '', '']),
      largeurs: [50, 20, 15, 15],
    },
  ]);

/** Each model, blank. */
export const MODELES_VIERGES: Readonly<Record<Cle, (now: Date) => Document>> = {
  deliberation: (now) => modeleDeDeliberation({ now }),
  'contrat-de-projet': (now) => modeleDeContratPublic({ now }),
  'contrat-prive': (now) => modeleDeContratPrive({ now }),
  entretien: guideDEntretien,
  equipement,
};
