import { REPERES } from '#domain/statistiques/index.ts';
import type { Theme } from './question.ts';

export const plateforme: Theme = {
  id: 'plateforme',
  titre: 'Le compte et la plateforme',
  questions: [
    {
      id: 'compte',
      question: 'Comment avoir un compte ?',
      reponse: [
        'On ne crée pas son compte : on y est invité. Une structure l’est quand elle est retenue ; un agent, par son administration. L’invitation arrive par courriel, avec un lien pour choisir un mot de passe.',
      ],
      mots: 'créer inscription identifiant accès',
    },
    {
      id: 'lien-perime',
      question: 'Mon lien d’invitation n’est plus valable.',
      reponse: [
        `Il vaut ${REPERES.activationJours} jours et ne sert qu’une fois. La page où il mène permet d’en recevoir un nouveau à la même adresse.`,
      ],
      mots: 'expiré activation périmé invitation',
      lien: { libelle: 'Un problème de compte', href: '/contact?sujet=compte' },
    },
    {
      id: 'mot-de-passe',
      question: 'J’ai oublié mon mot de passe.',
      reponse: [
        'Sur la page de connexion, choisissez « Mot de passe oublié ». Un lien arrive à l’adresse de votre compte. Pour ne rien révéler, le site répond la même chose que l’adresse soit connue ou non.',
      ],
      mots: 'mdp perdu réinitialiser connexion bloqué',
      lien: { libelle: 'Se connecter', href: '/connexion' },
    },
    {
      id: 'plusieurs-comptes',
      question: 'Peut-on être plusieurs sur le même dossier ?',
      reponse: [
        'Oui. Dans une structure retenue, un administrateur invite ses collègues. Il en reste toujours au moins un.',
      ],
      mots: 'équipe collègue partager administrateur droits',
    },
    {
      id: 'double-verification',
      question: 'Pourquoi un second code pour se connecter ?',
      reponse: [
        'Les agents voient des données de beaucoup de personnes. Une application de leur téléphone leur donne un code à six chiffres, en plus du mot de passe. Téléphone perdu ? Les codes de secours remis au début permettent d’entrer.',
      ],
      mots: 'totp deux facteurs authentification téléphone 2fa sécurité',
    },
    {
      id: 'telephone',
      question: 'Le site marche-t-il sur un vieil ordinateur ou un téléphone ?',
      reponse: [
        'Oui. Les pages sont légères, s’adaptent à un petit écran, et fonctionnent même quand JavaScript est désactivé.',
      ],
      mots: 'mobile navigateur smartphone lent javascript',
    },
    {
      id: 'donnees',
      question: 'Que deviennent mes données ?',
      reponse: [
        'Elles servent au dispositif, et à rien d’autre. Vous pouvez demander à les voir, à les corriger ou à les effacer.',
      ],
      mots: 'rgpd vie privée cookies effacer',
      lien: { libelle: 'Vos données personnelles', href: '/donnees-personnelles' },
    },
  ],
};
