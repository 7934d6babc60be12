import { type AnyModele, modele } from '#platform/mail/mail.ts';
import type { Lecteur, Sujet } from './annoncer.ts';

const sujet: Sujet = {
  personne: 'Camille Exemple',
  structure: 'Commune de Démonstration-sur-Loire',
  organisme: 'Organisme de formation de démonstration',
  reference: 'F-128',
};
const exemple: Sujet & Lecteur = { ...sujet, chemin: '/structure/formation' };
const recue = { ...sujet, formationId: '00000000-0000-4000-8000-000000000001' };
const suivre = (base: string, { chemin }: Lecteur) => ({ bouton: 'Suivre la formation', url: `${base}${chemin}` });
const ouvrir = (base: string, { formationId }: { formationId: string }) => ({
  bouton: 'Ouvrir ce dossier',
  url: `${base}/formation/personnes/${formationId}`,
});
const raison = (motif: string) => (motif ? [`Motif : ${motif}`] : []);

export const presentationOrganisme = modele({
  name: 'formation.presentationOrganisme',
  exemple: recue,
  rediger: (d, base) => ({
    objet: 'Un futur conseiller numérique vous est adressé',
    corps: [
      `${d.personne}, que recrute ${d.structure}, vous est adressé par l’ANCT (dossier ${d.reference}).`,
      'Prenez contact pour le test de positionnement, puis enregistrez son résultat : il définit le parcours. Les coordonnées de la personne et de la structure sont dans le dossier.',
      ouvrir(base, d),
    ],
  }),
});
export const presentation = modele({
  name: 'formation.presentation',
  exemple: { ...exemple, email: 'formation@demonstration.example', telephone: '0100000000' },
  rediger: (d, base) => ({
    objet: 'Votre organisme de formation',
    corps: [
      `La formation de ${d.personne}, que recrute ${d.structure}, est confiée à ${d.organisme}.`,
      `Contact : ${[d.email, d.telephone].filter((un) => un !== '').join(', ')}.`,
      'L’organisme fait passer un test de positionnement, indépendant de Pix, qui définit la durée du parcours. Répondez-lui dès son premier message.',
      suivre(base, d),
    ],
  }),
});
export const positionnement = modele({
  name: 'formation.positionnement',
  exemple: { ...exemple, parcours: '280 heures, deux mois' },
  rediger: (d, base) => ({
    objet: 'Le parcours de formation est défini',
    corps: [
      `Après le test de positionnement, ${d.organisme} a défini le parcours de ${d.personne} : ${d.parcours}.`,
      'Les dates suivent avec l’inscription dans une session.',
      suivre(base, d),
    ],
  }),
});
export const inscription = modele({
  name: 'formation.inscription',
  exemple: { ...exemple, dates: 'du 1er mars 2021 au 26 avril 2021', lieu: 'Moulins, salle des fêtes' },
  rediger: (d, base) => ({
    objet: 'Inscription dans une session de formation',
    corps: [
      `${d.personne} est inscrit dans une session de ${d.organisme}, ${d.dates}.`,
      ...(d.lieu ? [`Lieu : ${d.lieu}`] : []),
      suivre(base, d),
    ],
  }),
});
export const desinscription = modele({
  name: 'formation.desinscription',
  exemple: { ...exemple, motif: 'La session est complète.' },
  rediger: (d, base) => ({
    objet: 'La session de formation change',
    corps: [
      `${d.personne} n’est plus inscrit dans la session prévue. ${d.organisme} va proposer une autre session.`,
      ...raison(d.motif),
      suivre(base, d),
    ],
  }),
});
export const interruption = modele({
  name: 'formation.interruption',
  exemple: { ...exemple, motif: 'Arrêt de travail.' },
  rediger: (d, base) => ({
    objet: 'La formation est interrompue',
    corps: [`La formation de ${d.personne} est interrompue.`, ...raison(d.motif), suivre(base, d)],
  }),
});
export const reprise = modele({
  name: 'formation.reprise',
  exemple: { ...exemple, dates: 'du 1er mars 2021 au 26 avril 2021' },
  rediger: (d, base) => ({
    objet: 'La formation reprend',
    corps: [`La formation de ${d.personne} reprend, dans la session ${d.dates}.`, suivre(base, d)],
  }),
});
export const fin = modele({
  name: 'formation.fin',
  exemple,
  rediger: (d, base) => ({
    objet: 'La formation est terminée',
    corps: [
      `La formation de ${d.personne} est terminée. Restent l’examen du certificat de compétences professionnelles et la certification Pix : tous deux sont obligatoires à passer.`,
      'Leurs résultats ne changent ni le contrat ni la subvention.',
      suivre(base, d),
    ],
  }),
});
export const resultat = modele({
  name: 'formation.resultat',
  exemple: { ...exemple, resultat: 'réussi' },
  rediger: (d, base) => ({
    objet: 'Le résultat de l’examen de fin de formation',
    corps: [`Certificat de compétences professionnelles de ${d.personne} : ${d.resultat}.`, suivre(base, d)],
  }),
});
export const certificat = modele({
  name: 'formation.certificat',
  exemple,
  rediger: (d, base) => ({
    objet: 'Votre certificat de formation est arrivé',
    corps: [`${d.organisme} a déposé votre certificat. Téléchargez-le dans votre espace.`, suivre(base, d)],
  }),
});
export const dispense = modele({
  name: 'formation.dispense',
  exemple: { ...exemple, motif: 'Titulaire du titre professionnel.' },
  rediger: (d, base) => ({
    objet: 'Dispense de formation',
    corps: [`${d.personne} est dispensé de la formation initiale.`, ...raison(d.motif), suivre(base, d)],
  }),
});
export const annulation = modele({
  name: 'formation.annulation',
  exemple: { ...recue, motif: 'Le recrutement est annulé.' },
  rediger: (d, base) => ({
    objet: 'Un dossier de formation est annulé',
    corps: [
      `Le dossier ${d.reference} de ${d.personne} (${d.structure}) ne vous est plus confié : il n’y a plus rien à préparer.`,
      ...raison(d.motif),
      { bouton: 'Voir les autres dossiers', url: `${base}/formation/personnes` },
    ],
  }),
});
export const demande = modele({
  name: 'formation.demande',
  exemple: { ...exemple, objet: 'Numéro de l’OPCO et accord de prise en charge', motif: '' },
  rediger: (d, base) => ({
    objet: 'Une demande pour financer la formation',
    corps: [
      `Pour le financement de la formation de ${d.personne}, ${d.organisme} a besoin de votre réponse :`,
      d.objet,
      ...(d.motif ? [`À compléter : ${d.motif}`] : []),
      'Merci de répondre rapidement : la formation en dépend.',
      suivre(base, d),
    ],
  }),
});
export const reponse = modele({
  name: 'formation.reponse',
  exemple: { ...recue, objet: 'Numéro de l’OPCO et accord de prise en charge' },
  rediger: (d, base) => ({
    objet: 'Une structure a répondu à votre demande',
    corps: [`${d.structure} a répondu à votre demande pour ${d.personne} : ${d.objet}`, ouvrir(base, d)],
  }),
});

export const modeles: readonly AnyModele[] = [
  presentationOrganisme,
  presentation,
  positionnement,
  inscription,
  desinscription,
  interruption,
  reprise,
  fin,
  resultat,
  certificat,
  dispense,
  annulation,
  demande,
  reponse,
];
