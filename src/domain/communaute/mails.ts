import { type AnyModele, modele } from '#platform/mail/mail.ts';
import type { DonneesDEvenement } from './annoncer.ts';

const exemple: DonneesDEvenement = {
  titre: 'Rencontre des conseillers de l’Allier',
  quand: 'mardi 6 avril 2021, de 9\u00a0h\u00a030 à 12\u00a0h\u00a000 (heure de Paris)',
  lieu: 'Moulins, salle des fêtes',
  evenementId: '00000000-0000-4000-8000-000000000000',
};
const voir = ({ evenementId }: DonneesDEvenement, base: string) => ({
  bouton: 'Voir l’événement',
  url: `${base}/conseiller/evenements/${evenementId}`,
});
const rendezVous = ({ titre, quand, lieu }: DonneesDEvenement) =>
  `«\u00a0${titre}\u00a0», ${quand}${lieu ? `, ${lieu}` : ', à distance'}.`;
/** An object that holds a title, cut where the list of e-mails would cut it. */
const objet = (debut: string, { titre }: DonneesDEvenement) =>
  `${debut}\u00a0: ${titre}`.length <= 110
    ? `${debut}\u00a0: ${titre}`
    : `${`${debut}\u00a0: ${titre}`.slice(0, 109)}…`;

export const inscription = modele<DonneesDEvenement>({
  name: 'evenement.inscription',
  exemple,
  rediger: (d, base) => ({
    objet: objet('Vous êtes inscrit', d),
    corps: [
      `Votre inscription est enregistrée. ${rendezVous(d)}`,
      'Ce temps fait partie de votre travail. Si vous ne pouvez plus venir, désinscrivez-vous\u00a0: votre place servira à un autre.',
      voir(d, base),
    ],
  }),
});
export const place = modele<DonneesDEvenement>({
  name: 'evenement.place',
  exemple,
  rediger: (d, base) => ({
    objet: objet('Une place s’est libérée', d),
    corps: [
      `Vous étiez en liste d’attente\u00a0: vous êtes maintenant inscrit. ${rendezVous(d)}`,
      'Si vous ne pouvez plus venir, désinscrivez-vous pour laisser la place.',
      voir(d, base),
    ],
  }),
});
export const desinscription = modele<DonneesDEvenement & { readonly fin: boolean }>({
  name: 'evenement.desinscription',
  exemple: { ...exemple, fin: false },
  rediger: (d, base) => ({
    objet: objet('Vous n’êtes plus inscrit', d),
    corps: [
      `Vous n’êtes plus inscrit. ${rendezVous(d)}${d.fin ? ' Votre contrat s’est terminé.' : ''}`,
      ...(d.fin ? [] : [voir(d, base)]),
    ],
  }),
});
export const changement = modele<DonneesDEvenement>({
  name: 'evenement.changement',
  exemple,
  rediger: (d, base) => ({
    objet: objet('La date ou le lieu a changé', d),
    corps: [`Voici les nouvelles informations. ${rendezVous(d)} Votre inscription est gardée.`, voir(d, base)],
  }),
});
export const annulation = modele<DonneesDEvenement & { readonly motif: string }>({
  name: 'evenement.annulation',
  exemple: { ...exemple, motif: 'La salle n’est plus disponible.' },
  rediger: (d, base) => ({
    objet: objet('Événement annulé', d),
    corps: [`Cet événement n’aura pas lieu. ${rendezVous(d)}`, `Motif\u00a0: ${d.motif}`, voir(d, base)],
  }),
});
export const rappel = modele<DonneesDEvenement>({
  name: 'evenement.rappel',
  exemple,
  rediger: (d, base) => ({
    objet: objet('Rappel', d),
    corps: [`Vous êtes inscrit à cet événement. ${rendezVous(d)}`, voir(d, base)],
  }),
});
export const modeles: readonly AnyModele[] = [inscription, place, desinscription, changement, annulation, rappel];
