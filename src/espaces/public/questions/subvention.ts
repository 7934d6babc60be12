import { versementsEnClair } from '#domain/conventions/index.ts';
import { REPERES } from '#domain/statistiques/index.ts';
import { euros } from '#platform/texte.ts';
import type { Theme } from './question.ts';

export const subvention: Theme = {
  id: 'subvention',
  titre: 'La subvention et le suivi',
  questions: [
    {
      id: 'montant',
      question: 'Combien l’État verse-t-il ?',
      reponse: [
        `${euros(REPERES.montantParPosteCentimes)} par poste, pour ${REPERES.financementMois} mois. D’autres montants peuvent être fixés pour certains territoires ou certaines structures : celui de votre poste est écrit dans votre espace dès qu’il vous est attribué.`,
      ],
      mots: 'argent euros salaire aide financement somme',
    },
    {
      id: 'quand',
      question: 'Quand la subvention est-elle versée ?',
      reponse: [
        `En trois fois : ${versementsEnClair}. Un versement attend si la convention n’est pas signée, si le contrat a pris fin ou si un suivi manque ; votre espace dit toujours pourquoi.`,
      ],
      mots: 'tranche paiement versement échéance virement date',
    },
    {
      id: 'completer',
      question: 'Puis-je payer davantage mon conseiller ?',
      reponse: [
        'Oui. Vous fixez son salaire avec lui et pouvez ajouter à la subvention. Vous pouvez aussi le garder après, à vos frais.',
      ],
      mots: 'salaire rémunération compléter',
    },
    {
      id: 'pieces',
      question: 'Quelles pièces faut-il fournir ?',
      reponse: [
        'Une structure publique : l’avis de situation SIRENE de moins de 3 mois, l’identité et la date de naissance du président et du directeur général des services, la délibération, un RIB.',
        'Une structure privée : l’avis SIRENE, les statuts, la liste du conseil d’administration et le procès-verbal qui le nomme, les comptes certifiés, l’identité du président, un RIB.',
      ],
      mots: 'documents justificatifs conformité dossier délibération rib',
    },
    {
      id: 'examen-pieces',
      question: 'Combien de temps prend l’examen du dossier ?',
      reponse: ['Environ un mois. Si une pièce est à corriger, on vous dit laquelle et pourquoi.'],
      mots: 'conformité délai instruction',
    },
    {
      id: 'depart',
      question: 'Mon conseiller s’en va. Que se passe-t-il ?',
      reponse: [
        'Vous le signalez, avec le motif et la date. Le poste redevient libre pendant 3 mois pour recruter quelqu’un d’autre ; ensuite, il est rendu. La part de la subvention versée d’avance pour un temps non travaillé peut être reprise, après vérification par l’ANCT.',
      ],
      mots: 'rupture démission remplacement licenciement départ',
    },
    {
      id: 'suivi',
      question: 'Que faudra-t-il déclarer ?',
      reponse: [
        'Chaque mois, l’activité du conseiller, remplie d’avance à partir de ce qu’il a noté. Chaque trimestre, l’emploi de la subvention. Chaque semestre, un point sur le conseiller.',
      ],
      mots: 'rapport reporting bilan formulaire mensuel trimestriel',
    },
  ],
};
