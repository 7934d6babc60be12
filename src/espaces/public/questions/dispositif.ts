import { REPERES } from '#domain/statistiques/index.ts';
import { nombre } from '#platform/texte.ts';
import type { Theme } from './question.ts';

export const dispositif: Theme = {
  id: 'dispositif',
  titre: 'Le dispositif',
  questions: [
    {
      id: 'conseiller',
      question: 'Qu’est-ce qu’un conseiller numérique ?',
      reponse: [
        'Une personne formée qui apprend aux habitants à se servir du numérique : un ordinateur, un téléphone, une boîte aux lettres électronique, une démarche en ligne. Elle reçoit seul à seul ou anime des ateliers.',
        'Elle travaille dans une mairie, une médiathèque, une France Services, une association… ou va de l’une à l’autre.',
      ],
      mots: 'médiateur médiation aidant définition',
      lien: { libelle: 'Ses missions', href: '/missions' },
    },
    {
      id: 'combien',
      question: 'Combien de conseillers l’État finance-t-il ?',
      reponse: [
        `${nombre(REPERES.postes)} postes dans tout le pays. Ils sont attribués par vagues, jusqu’au dernier. La page des statistiques dit combien le sont déjà.`,
      ],
      mots: 'nombre postes places restantes',
      lien: { libelle: 'Les statistiques', href: '/statistiques' },
    },
    {
      id: 'gratuit',
      question: 'L’aide d’un conseiller est-elle payante ?',
      reponse: ['Non, jamais. Une structure qui accueille un conseiller s’engage à ce que son aide soit gratuite.'],
      mots: 'prix tarif coût usager',
    },
    {
      id: 'a-la-place',
      question: 'Un conseiller peut-il faire une démarche à ma place ?',
      reponse: [
        'Son but est que vous sachiez la faire vous-même. Si ce n’est pas possible, il peut la faire en votre nom avec Aidants Connect : vous lui donnez un mandat, qui vous protège tous les deux. Ne lui confiez pas vos mots de passe.',
      ],
      mots: 'impôts caf procuration aidants connect mandat',
    },
    {
      id: 'france-services',
      question: 'Quelle différence avec un agent France Services ?',
      reponse: [
        'L’agent France Services aide à faire une démarche auprès d’une administration. Le conseiller numérique apprend à se servir du numérique. Ils peuvent travailler au même endroit, mais l’un ne remplace pas l’autre.',
      ],
      mots: 'maison de services',
    },
    {
      id: 'aide',
      question: 'Je cherche de l’aide près de chez moi. À qui m’adresser ?',
      reponse: [
        'Donnez votre commune : vous verrez les lieux où un conseiller numérique reçoit, leurs horaires et leur téléphone. Si rien n’est proche, demandez à votre mairie ou à la France Services la plus proche.',
      ],
      mots: 'habitant trouver carte adresse atelier',
      lien: { libelle: 'Trouver un conseiller numérique', href: '/trouver-un-conseiller' },
    },
  ],
};
