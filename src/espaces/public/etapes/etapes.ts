import { versementsEnClair } from '#domain/conventions/index.ts';
import { REPERES } from '#domain/statistiques/index.ts';
import { enumeration, euros } from '#platform/texte.ts';

/** One step of the structure, as the public site tells it (guide, « Mode opératoire de la structure »). */
export type Etape = {
  readonly numero: number;
  readonly titre: string;
  /** One line, for the home page. */
  readonly enBref: string;
  readonly texte: readonly string[];
  readonly outils: readonly string[];
  readonly conseils: readonly string[];
};
export type Phase = { readonly titre: string; readonly etapes: readonly Etape[] };

const { confirmationJours, publicationJours, activationJours, entretiensSousJours, signatureSousJours } = REPERES;

const candidature: Phase = {
  titre: 'Se porter candidat',
  etapes: [
    {
      numero: 1,
      titre: 'S’inscrire',
      enBref: 'Quelques minutes, avec votre numéro SIRET.',
      texte: [
        'Donnez votre SIRET : la plateforme retrouve le nom et l’adresse de votre structure. Dites ensuite combien de conseillers vous souhaitez, à partir de quand, pour quelles missions et dans quels lieux.',
        `Un courriel vous demande de confirmer, sous ${confirmationJours} jours. Votre demande arrive alors d’elle-même à la préfecture : vous n’avez rien à lui envoyer.`,
      ],
      outils: [
        'Le formulaire d’inscription, qui garde vos réponses si vous vous interrompez',
        'Les questions fréquentes',
      ],
      conseils: [
        'Parlez dès maintenant des missions et des lieux avec vos équipes : la concertation s’appuie dessus.',
        'Vous recrutez à plusieurs ? Seule la structure qui signera le contrat s’inscrit ; elle nomme les autres.',
      ],
    },
    {
      numero: 2,
      titre: 'Publier la fiche de poste',
      enBref: `Au moins ${publicationJours} jours avant de signer le contrat.`,
      texte: [
        `Une structure publique publie son offre sur emploi-territorial.fr au moins ${publicationJours} jours avant la signature du contrat. Plus les missions y sont précises, mieux les candidats se reconnaîtront.`,
        'Une association ou une entreprise n’est pas tenue à ce délai.',
      ],
      outils: ['Un modèle de fiche de poste'],
      conseils: [
        'Publiez juste après l’inscription : le délai court pendant que la préfecture examine votre demande.',
        'Indiquez dans l’offre que l’on candidate en s’inscrivant sur cette plateforme.',
      ],
    },
  ],
};

const recrutement: Phase = {
  titre: 'Recruter',
  etapes: [
    {
      numero: 3,
      titre: 'Trouver des candidats',
      enBref: 'Ceux qui sont disponibles et acceptent de venir chez vous.',
      texte: [
        `Votre structure retenue, un lien personnel, valable ${activationJours} jours, ouvre votre espace. Vous y voyez les candidats dont la date et la distance conviennent.`,
        'Dites « intéressé » pour découvrir leurs coordonnées. Vous restez libre de votre choix, et de changer d’avis.',
      ],
      outils: ['L’espace Structure', 'Les résultats Pix des candidats qui ont choisi de les partager'],
      conseils: [
        'Rencontrez toujours plusieurs personnes avant de choisir.',
        'Vous connaissez déjà quelqu’un ? Demandez-lui de s’inscrire, puis passez à l’étape suivante.',
      ],
    },
    {
      numero: 4,
      titre: 'Rencontrer et choisir',
      enBref: `Des entretiens dans les ${entretiensSousJours} jours, si possible.`,
      texte: [
        `Proposez des entretiens dans les ${entretiensSousJours} jours qui suivent l’ouverture de votre espace : les candidats attendent une réponse.`,
        'Votre choix est fait ? Dites-le dans votre espace, et convenez avec la personne de ses missions et de ses conditions de travail.',
      ],
      outils: ['Un guide d’entretien avec des mises en situation', 'Une grille d’évaluation'],
      conseils: ['La formation vient après : regardez d’abord l’envie d’aider et l’aisance avec les gens.'],
    },
  ],
};

const subvention: Phase = {
  titre: 'Obtenir la subvention et organiser la formation',
  etapes: [
    {
      numero: 5,
      titre: 'Demander la subvention',
      enBref: `${euros(REPERES.montantParPosteCentimes)} par poste, après examen des pièces.`,
      texte: [
        'Dès que vous êtes intéressé par un candidat, la liste des pièces à réunir vous est donnée. Vous les envoyez une fois votre choix fait.',
        'L’examen prend environ un mois. S’il manque quelque chose, on vous dit quoi, pièce par pièce.',
      ],
      outils: ['Le dépôt des pièces en ligne'],
      conseils: [
        'Préparez l’avis de situation SIRENE, le RIB et les pièces d’identité des responsables, avec leur date de naissance.',
      ],
    },
    {
      numero: 6,
      titre: 'Préparer la formation',
      enBref: `${enumeration(REPERES.formationHeures.map(String))} heures, selon le niveau de départ.`,
      texte: [
        'Un organisme de formation vous est indiqué ; vous le mettez en relation avec la personne choisie. Un test fixe la durée du parcours, à distance ou en partie sur place.',
        'La formation finit par un certificat de compétences professionnelles et une certification Pix. L’État la paie.',
      ],
      outils: ['Le test de positionnement de l’organisme de formation'],
      conseils: ['Si l’on vous demande de compléter le dossier de financement, répondez vite : la place en dépend.'],
    },
  ],
};

const activite: Phase = {
  titre: 'Accueillir et suivre',
  etapes: [
    {
      numero: 7,
      titre: 'Délibérer et signer',
      enBref: `Le contrat et la convention, sous ${signatureSousJours} jours.`,
      texte: [
        `La subvention accordée, signez le contrat dans les ${signatureSousJours} jours, pour ${REPERES.contratMoisMin} à ${REPERES.contratMoisMax} mois. Le contrat de projet convient à la plupart des collectivités.`,
        'Une convention avec la Banque des Territoires fixe ce que chacun s’engage à faire.',
      ],
      outils: ['Un modèle de délibération', 'Un modèle de contrat de projet', 'La convention'],
      conseils: ['Faites voter au plus tôt l’autorisation de recruter : c’est souvent elle que l’on attend.'],
    },
    {
      numero: 8,
      titre: 'Accueillir le conseiller',
      enBref: 'Formation, équipement, prise de poste.',
      texte: [
        'Laissez d’abord le conseiller suivre sa formation. Son emploi du temps le permet ? Remettez-lui sans attendre son matériel.',
        'Formé, il prend son poste dans les lieux que vous avez choisis.',
      ],
      outils: ['Le kit d’accueil et la tenue, payée par l’État', 'La liste de l’équipement à prévoir'],
      conseils: ['Le conseiller ira de village en village ? Pensez à son moyen de transport.'],
    },
    {
      numero: 9,
      titre: 'Suivre l’activité et recevoir la subvention',
      enBref: 'Trois versements, un suivi régulier.',
      texte: [
        `La subvention arrive en trois fois : ${versementsEnClair}.`,
        'Chaque mois, le point sur l’activité ; chaque trimestre, sur l’emploi de la subvention ; chaque semestre, avec le conseiller.',
      ],
      outils: ['Les formulaires de suivi, en partie remplis d’avance', 'Les tableaux à télécharger'],
      conseils: ['Un suivi à jour évite qu’un versement soit bloqué.'],
    },
  ],
};

export const PHASES: readonly Phase[] = [candidature, recrutement, subvention, activite];
export const ETAPES: readonly Etape[] = PHASES.flatMap(({ etapes }) => etapes);
