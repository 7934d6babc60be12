import { dateLongue } from '#platform/dates.ts';
import { type AnyModele, modele } from '#platform/mail/mail.ts';

/** Repeats nothing of what was typed: whoever gives another person's address cannot write to them through us. */
export const accuseReception = modele({
  name: 'contact.accuseReception',
  exemple: { numero: 12, recuLe: new Date('2021-02-04T09:00:00Z') },
  rediger: (d, base) => ({
    objet: `Nous avons reçu votre message (n° ${d.numero})`,
    corps: [
      `Votre message du ${dateLongue(d.recuLe)} est bien arrivé. Il porte le numéro ${d.numero}.`,
      'Une personne de l’équipe le lira et vous répondra à cette adresse. Vous n’avez rien d’autre à faire.',
      'La réponse est peut-être déjà en ligne :',
      { bouton: 'Voir les questions fréquentes', url: `${base}/questions` },
    ],
  }),
});

export const reponse = modele({
  name: 'contact.reponse',
  exemple: {
    numero: 12,
    recuLe: new Date('2021-02-04T09:00:00Z'),
    reponse: 'Oui, deux communes peuvent accueillir ensemble un conseiller : une seule s’inscrit et nomme l’autre.',
    texte: 'Pouvons-nous accueillir un conseiller à deux communes ?',
  },
  rediger: (d, base) => ({
    objet: `Réponse à votre message n° ${d.numero}`,
    corps: [
      d.reponse,
      `Votre message du ${dateLongue(d.recuLe)} :`,
      d.texte,
      `Une autre question ? Écrivez-nous de nouveau en rappelant le numéro ${d.numero} :`,
      { bouton: 'Écrire à l’équipe', url: `${base}/contact` },
    ],
  }),
});

export const modeles: readonly AnyModele[] = [accuseReception, reponse];
