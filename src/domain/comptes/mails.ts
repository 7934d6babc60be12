import { dateLongue } from '#platform/dates.ts';
import { type AnyModele, modele } from '#platform/mail/mail.ts';

const expireLe = new Date('2021-03-04T09:00:00Z');

export const invitation = modele({
  name: 'compte.invitation',
  exemple: { role: 'Structure — Commune de Démonstration-sur-Loire', jeton: 'exemple', expireLe },
  rediger: (d, base) => ({
    objet: 'Ouvrez votre espace Conseillers numériques',
    corps: [
      `Un accès vous est ouvert sur la plateforme des conseillers numériques : ${d.role}.`,
      'Pour l’utiliser, choisissez votre mot de passe :',
      { bouton: 'Choisir mon mot de passe', url: `${base}/mot-de-passe/${d.jeton}` },
      `Ce lien personnel sert une seule fois. Il est valable jusqu’au ${dateLongue(d.expireLe)} ; après cette date, vous pourrez en demander un autre depuis la page de connexion.`,
    ],
  }),
});
export const relanceInvitation = modele({
  name: 'compte.relanceInvitation',
  exemple: { jeton: 'exemple', expireLe },
  rediger: (d, base) => ({
    objet: 'Votre espace vous attend',
    corps: [
      'Un accès vous a été ouvert sur la plateforme des conseillers numériques, et vous n’avez pas encore choisi votre mot de passe.',
      { bouton: 'Choisir mon mot de passe', url: `${base}/mot-de-passe/${d.jeton}` },
      `Ce lien personnel est valable jusqu’au ${dateLongue(d.expireLe)}.`,
    ],
  }),
});
export const nouvelAcces = modele({
  name: 'compte.nouvelAcces',
  exemple: { role: 'Préfecture — Allier' },
  rediger: (d, base) => ({
    objet: 'Un nouvel accès vous est ouvert',
    corps: [
      `Un nouvel accès s’ajoute à votre compte : ${d.role}.`,
      'Connectez-vous comme d’habitude, puis choisissez cet accès à la page « Mon compte ».',
      { bouton: 'Se connecter', url: `${base}/connexion` },
    ],
  }),
});
export const motDePasseOublie = modele({
  name: 'compte.motDePasseOublie',
  exemple: { jeton: 'exemple' },
  rediger: (d, base) => ({
    objet: 'Choisissez un nouveau mot de passe',
    corps: [
      'Vous avez demandé à changer de mot de passe.',
      { bouton: 'Choisir un nouveau mot de passe', url: `${base}/mot-de-passe/${d.jeton}` },
      'Ce lien sert une seule fois, pendant une heure. Si vous n’avez rien demandé, ignorez ce courriel : votre mot de passe ne change pas.',
    ],
  }),
});
export const motDePasseChange = modele({
  name: 'compte.motDePasseChange',
  exemple: {},
  rediger: (_, base) => ({
    objet: 'Votre mot de passe a changé',
    corps: [
      'Le mot de passe de votre compte vient d’être changé, et vos sessions ouvertes ailleurs sont fermées.',
      'Si ce n’est pas vous, demandez tout de suite un nouveau mot de passe :',
      { bouton: 'Choisir un nouveau mot de passe', url: `${base}/mot-de-passe-oublie` },
    ],
  }),
});
export const compteVerrouille = modele({
  name: 'compte.compteVerrouille',
  exemple: { minutes: 60 },
  rediger: (d, base) => ({
    objet: 'Votre compte est bloqué pour une heure',
    corps: [
      `Plusieurs mots de passe faux ont été essayés sur votre compte : il est bloqué pendant ${d.minutes} minutes.`,
      'Si c’était vous, attendez ou choisissez un nouveau mot de passe. Si ce n’était pas vous, vous n’avez rien à faire : personne n’est entré.',
      { bouton: 'Choisir un nouveau mot de passe', url: `${base}/mot-de-passe-oublie` },
    ],
  }),
});
export const ancienneAdresse = modele({
  name: 'compte.ancienneAdresse',
  exemple: { jeton: 'exemple' },
  rediger: (d, base) => ({
    objet: 'Confirmez le changement de votre adresse',
    corps: [
      'Vous avez demandé à changer l’adresse électronique de votre compte. Confirmez-le depuis cette adresse, puis depuis la nouvelle.',
      { bouton: 'Confirmer le changement', url: `${base}/adresse/${d.jeton}` },
      'Si vous n’avez rien demandé, ignorez ce courriel et changez votre mot de passe.',
    ],
  }),
});
export const nouvelleAdresse = modele({
  name: 'compte.nouvelleAdresse',
  exemple: { jeton: 'exemple' },
  rediger: (d, base) => ({
    objet: 'Confirmez votre nouvelle adresse',
    corps: [
      'Cette adresse doit devenir celle d’un compte de la plateforme des conseillers numériques. Confirmez-le depuis cette adresse et depuis l’ancienne.',
      { bouton: 'Confirmer cette adresse', url: `${base}/adresse/${d.jeton}` },
    ],
  }),
});
export const secondFacteurReinitialise = modele({
  name: 'compte.secondFacteurReinitialise',
  exemple: {},
  rediger: (_, base) => ({
    objet: 'Votre double authentification est réinitialisée',
    corps: [
      'L’ANCT a réinitialisé la double authentification de votre compte. À la prochaine connexion, vous l’installerez de nouveau.',
      { bouton: 'Se connecter', url: `${base}/connexion` },
    ],
  }),
});

export const lienDeConnexion = modele({
  name: 'compte.lienDeConnexion',
  exemple: { jeton: 'exemple' },
  rediger: (d, base) => ({
    objet: 'Votre lien de connexion',
    corps: [
      'Vous avez demandé à entrer dans votre espace Candidat sans mot de passe.',
      { bouton: 'Entrer dans mon espace', url: `${base}/connexion/lien/${d.jeton}` },
      'Ce lien sert une seule fois, pendant trente minutes. Si vous n’avez rien demandé, ignorez ce courriel.',
    ],
  }),
});

export const modeles: readonly AnyModele[] = [
  invitation,
  relanceInvitation,
  nouvelAcces,
  motDePasseOublie,
  motDePasseChange,
  compteVerrouille,
  ancienneAdresse,
  nouvelleAdresse,
  secondFacteurReinitialise,
  lienDeConnexion,
];
