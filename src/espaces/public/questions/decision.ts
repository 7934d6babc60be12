import { REPERES } from '#domain/statistiques/index.ts';
import type { Theme } from './question.ts';

export const decision: Theme = {
  id: 'decision',
  titre: 'L’avis et la décision',
  questions: [
    {
      id: 'prevenir',
      question: 'Dois-je prévenir la préfecture ?',
      reponse: [
        'Non. Dès que vous confirmez votre inscription, votre demande arrive dans sa liste. Vous n’avez rien à lui envoyer ; elle peut vous appeler pour en parler.',
      ],
      mots: 'préfet notifier envoyer dossier',
    },
    {
      id: 'qui-decide',
      question: 'Qui décide ?',
      reponse: [
        'La préfecture de votre département donne un avis. L’Agence nationale de la cohésion des territoires (ANCT) décide ensuite, dans la limite du nombre de postes du pays et de ce qui a été convenu pour le département.',
      ],
      mots: 'comité anct préfet validation concertation',
    },
    {
      id: 'criteres',
      question: 'Que regarde la préfecture ?',
      reponse: [
        'Les besoins du territoire, votre capacité à accueillir, et la place de votre projet à côté des autres et des politiques déjà menées : Action Cœur de Ville, Petites Villes de Demain, quartiers prioritaires, zones de revitalisation rurale, France Services, Fabriques de territoire.',
      ],
      mots: 'critères priorité qpv zrr sélection',
    },
    {
      id: 'delai',
      question: 'Quand aurai-je une réponse ?',
      reponse: [
        'Les décisions se prennent par vagues ; la première a lieu en février 2021. Nous ne pouvons pas promettre une date, mais vous recevez un courriel à chaque décision, avec son motif.',
      ],
      mots: 'attente délai date vague résultat',
    },
    {
      id: 'refus',
      question: 'Ma demande est refusée. Puis-je en refaire une ?',
      reponse: [
        'Oui : lisez le motif donné dans le courriel, revoyez le projet, puis inscrivez-vous de nouveau. La demande refusée ne vous en empêche pas.',
      ],
      mots: 'rejet recours refusé contester',
    },
    {
      id: 'examen',
      question: 'Que veut dire « examen complémentaire » ?',
      reponse: [
        'Que votre demande n’est ni acceptée, ni refusée : il manque un élément pour décider. La préfecture peut vous contacter. Vous n’avez pas à vous réinscrire.',
      ],
      mots: 'attente statut',
    },
    {
      id: 'retenue',
      question: 'Ma structure est retenue. Et maintenant ?',
      reponse: [
        `Vous recevez un lien personnel, valable ${REPERES.activationJours} jours, pour choisir votre mot de passe et ouvrir l’espace de votre structure. Cet espace dit où en sont vos postes et ce qu’il vous reste à faire.`,
      ],
      mots: 'activée activation identifiants espace accepté validé',
    },
  ],
};
