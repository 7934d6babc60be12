import type { Theme } from './question.ts';

export const candidats: Theme = {
  id: 'candidats',
  titre: 'Devenir conseiller',
  questions: [
    {
      id: 'devenir',
      question: 'Comment devenir conseiller numérique ?',
      reponse: [
        'Il n’est pas nécessaire d’être informaticien : il faut aimer transmettre. L’inscription se fait ici, gratuitement et en trois minutes, à la page « Devenir conseiller ».',
      ],
      mots: 'postuler candidater travail emploi métier inscription candidat',
    },
    {
      id: 'diplome',
      question: 'Faut-il un diplôme ?',
      reponse: [
        'Non. La formation est comprise dans le contrat, et sa durée dépend de ce que vous savez déjà. Elle finit par un certificat de compétences professionnelles et une certification Pix.',
      ],
      mots: 'niveau expérience pix études',
    },
    {
      id: 'qui-voit',
      question: 'Qui verra mes coordonnées ?',
      reponse: [
        'Seules les structures qui se diront intéressées par vous. Les autres verront votre parcours et à quelle distance vous êtes, sans votre adresse, votre téléphone ni votre CV.',
      ],
      mots: 'données confidentiel téléphone cv vie privée',
    },
    {
      id: 'reponse',
      question: 'Saurai-je où en est ma candidature ?',
      reponse: [
        'Oui : ce que chaque structure a décidé vous concernant est écrit dans votre espace. Rien ne s’efface en silence.',
      ],
      mots: 'suivi réponse attente refus',
    },
  ],
};
