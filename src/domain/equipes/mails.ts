import { dateLongue } from '#platform/dates.ts';
import { type AnyModele, modele } from '#platform/mail/mail.ts';

type Equipe = { readonly coordinateur: string };
const exemple = { coordinateur: 'Camille Exemple' };
const CE_QU_IL_LIT =
  'Le coordinateur lit les chiffres de son équipe, additionnés, et l’état des suivis. Il ne lit ni vos activités une par une, ni vos notes.';
const versLesEquipes = (base: string) => ({ bouton: 'Voir mes équipes', url: `${base}/conseiller/equipes` });
const versLaSienne = (base: string) => ({ bouton: 'Voir mon équipe', url: `${base}/coordinateur` });

export const nomme = modele<{ readonly departements: string }>({
  name: 'equipe.nomme',
  exemple: { departements: 'Allier et Puy-de-Dôme' },
  rediger: ({ departements }, base) => ({
    objet: 'Vous coordonnez une équipe de conseillers',
    corps: [
      `Vous êtes désormais coordinateur (${departements}). Vous gardez votre poste de conseiller ; un second espace s’ajoute à votre compte.`,
      'Connectez-vous, puis choisissez « Coordinateur » à la page « Mon compte ».',
      versLaSienne(base),
    ],
  }),
});
export const proposition = modele<Equipe & { readonly avant: string }>({
  name: 'equipe.proposition',
  exemple: { ...exemple, avant: '2021-05-15' },
  rediger: ({ coordinateur, avant }, base) => ({
    objet: 'On vous propose de rejoindre une équipe',
    corps: [
      `${coordinateur}, coordinateur de votre territoire, vous propose de rejoindre son équipe.`,
      CE_QU_IL_LIT,
      `Vous pouvez accepter ou refuser avant le ${dateLongue(avant)}. Sans réponse de votre part, vous rejoignez l’équipe ce jour-là ; vous pourrez la quitter à tout moment.`,
      versLesEquipes(base),
    ],
  }),
});
export const ajoute = modele<Equipe & { readonly du: string }>({
  name: 'equipe.ajoute',
  exemple: { ...exemple, du: '2021-05-03' },
  rediger: ({ coordinateur, du }, base) => ({
    objet: 'Vous faites partie d’une équipe',
    corps: [
      `Vous faites partie de l’équipe de ${coordinateur}, coordinateur de votre territoire, à partir du ${dateLongue(du)}.`,
      CE_QU_IL_LIT,
      'Vous pouvez quitter cette équipe à tout moment, depuis votre espace.',
      versLesEquipes(base),
    ],
  }),
});
export const retire = modele<Equipe & { readonly au: string }>({
  name: 'equipe.retire',
  exemple: { ...exemple, au: '2021-06-30' },
  rediger: ({ coordinateur, au }, base) => ({
    objet: 'Vous ne faites plus partie d’une équipe',
    corps: [
      `Vous ne faites plus partie de l’équipe de ${coordinateur}. Votre activité y est comptée jusqu’au ${dateLongue(au)}.`,
      versLesEquipes(base),
    ],
  }),
});

type Reponse = { readonly membre: string };
const repondu = { membre: 'Alix Exemple' };
export const acceptee = modele<Reponse>({
  name: 'equipe.acceptee',
  exemple: repondu,
  rediger: ({ membre }, base) => ({
    objet: 'Une personne rejoint votre équipe',
    corps: [`${membre} fait maintenant partie de votre équipe.`, versLaSienne(base)],
  }),
});
export const refusee = modele<Reponse>({
  name: 'equipe.refusee',
  exemple: repondu,
  rediger: ({ membre }, base) => ({
    objet: 'Une personne ne rejoint pas votre équipe',
    corps: [`${membre} a choisi de ne pas rejoindre votre équipe. Parlez-en ensemble si besoin.`, versLaSienne(base)],
  }),
});
export const quittee = modele<Reponse & { readonly au: string }>({
  name: 'equipe.quittee',
  exemple: { ...repondu, au: '2021-06-30' },
  rediger: ({ membre, au }, base) => ({
    objet: 'Une personne quitte votre équipe',
    corps: [
      `${membre} a quitté votre équipe. Son activité y est comptée jusqu’au ${dateLongue(au)}.`,
      versLaSienne(base),
    ],
  }),
});
export const terminee = modele<{ readonly au: string }>({
  name: 'equipe.terminee',
  exemple: { au: '2021-06-30' },
  rediger: ({ au }, base) => ({
    objet: 'Votre coordination prend fin',
    corps: [
      `Vous ne coordonnez plus d’équipe depuis le ${dateLongue(au)}. L’espace Coordinateur de votre compte est fermé ; le reste de votre compte ne change pas.`,
      { bouton: 'Se connecter', url: `${base}/connexion` },
    ],
  }),
});

export const modeles: readonly AnyModele[] = [nomme, proposition, ajoute, retire, acceptee, refusee, quittee, terminee];
