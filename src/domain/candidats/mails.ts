import { dateLongue } from '#platform/dates.ts';
import { type AnyModele, modele } from '#platform/mail/mail.ts';

export const confirmation = modele({
  name: 'candidat.confirmation',
  exemple: { prenom: 'Camille', jeton: 'exemple' },
  rediger: (d, base) => ({
    objet: 'Confirmez votre inscription de candidat',
    corps: [
      `${d.prenom}, il reste une chose à faire pour que les structures vous trouvent : confirmer votre adresse.`,
      { bouton: 'Confirmer mon inscription', url: `${base}/devenir-conseiller/confirmation/${d.jeton}` },
      'Ce lien est valable sept jours. Si vous n’avez rien demandé, ignorez ce courriel : votre profil ne sera montré à personne.',
    ],
  }),
});
export const dejaInscrit = modele({
  name: 'candidat.dejaInscrit',
  exemple: { prenom: 'Camille' },
  rediger: (d, base) => ({
    objet: 'Vous avez déjà un profil de candidat',
    corps: [
      `${d.prenom}, une inscription vient d’être faite avec votre adresse, mais vous avez déjà un profil. Rien n’a changé : il suffit d’y entrer pour le modifier.`,
      { bouton: 'Entrer dans mon espace', url: `${base}/connexion/lien` },
      'Si ce n’est pas vous, vous n’avez rien à faire.',
    ],
  }),
});
export const bienvenue = modele({
  name: 'candidat.bienvenue',
  exemple: { prenom: 'Camille' },
  rediger: (d, base) => ({
    objet: 'Votre profil est visible des structures qui recrutent',
    corps: [
      `${d.prenom}, votre inscription est confirmée : les structures qui recrutent autour de vous voient votre profil dès maintenant, sans vos coordonnées.`,
      'Quand une structure est intéressée, nous vous écrivons et elle peut vous appeler. Vous voyez dans votre espace où en est chacune.',
      {
        liste: [
          'Ajoutez votre CV',
          'Passez le test Pix si vous le souhaitez',
          'Tenez votre date de disponibilité à jour',
        ],
      },
      { bouton: 'Ouvrir mon espace', url: `${base}/candidat` },
    ],
  }),
});
export const toujoursDisponible = modele({
  name: 'candidat.toujoursDisponible',
  exemple: { prenom: 'Camille', derniere: false },
  rediger: (d, base) => ({
    objet: 'Êtes-vous toujours disponible ?',
    corps: [
      `${d.prenom}, votre profil est montré aux structures qui recrutent. Êtes-vous toujours disponible ?`,
      { bouton: 'Répondre', url: `${base}/candidat/disponibilite` },
      d.derniere
        ? 'Vous n’avez pas répondu la dernière fois : sans réponse à ce courriel, votre profil ne sera plus montré. Vous pourrez le remettre en ligne quand vous voudrez.'
        : 'Nous posons la question tous les trois mois, pour que les structures n’appellent que des personnes disponibles.',
    ],
  }),
});
export const devenuIndisponible = modele({
  name: 'candidat.devenuIndisponible',
  exemple: { prenom: 'Camille' },
  rediger: (d, base) => ({
    objet: 'Votre profil n’est plus montré aux structures',
    corps: [
      `${d.prenom}, vous n’avez pas répondu à nos deux derniers courriels : votre profil n’est plus montré aux structures.`,
      'Rien n’est perdu. Si vous êtes disponible, remettez-le en ligne en un geste.',
      { bouton: 'Me rendre de nouveau disponible', url: `${base}/candidat/disponibilite` },
    ],
  }),
});
export const effacement = modele({
  name: 'candidat.effacement',
  exemple: { inactif: false, le: '2021-02-04' },
  rediger: (d) => ({
    objet: 'Vos données sont effacées',
    corps: [
      d.inactif
        ? 'Vous n’avez pas utilisé votre espace Candidat depuis 24 mois : vos données sont effacées, comme nous nous y étions engagés.'
        : `Comme vous l’avez demandé le ${dateLongue(d.le)}, votre profil, votre CV et vos coordonnées sont effacés.`,
      'Vous pourrez vous inscrire de nouveau quand vous le souhaiterez.',
    ],
  }),
});

export const importe = modele({
  name: 'candidat.importe',
  exemple: { prenom: 'Camille' },
  rediger: (d, base) => ({
    objet: 'Votre profil de candidat est en ligne',
    corps: [
      `${d.prenom}, comme vous l’aviez accepté, l’ANCT a inscrit votre candidature sur la plateforme des conseillers numériques. Les structures qui recrutent autour de vous voient votre profil, sans vos coordonnées.`,
      'Entrez dans votre espace pour le compléter, changer votre mobilité, ou l’effacer.',
      { bouton: 'Entrer dans mon espace', url: `${base}/connexion/lien` },
    ],
  }),
});

export const modeles: readonly AnyModele[] = [
  confirmation,
  dejaInscrit,
  bienvenue,
  importe,
  toujoursDisponible,
  devenuIndisponible,
  effacement,
];
