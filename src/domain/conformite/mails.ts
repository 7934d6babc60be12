import { type AnyModele, modele } from '#platform/mail/mail.ts';

const exemple = { structure: 'Commune de Démonstration-sur-Loire' };
const maDemande = (base: string) => ({ bouton: 'Ouvrir ma demande', url: `${base}/structure/subvention` });

export const depot = modele({
  name: 'conformite.depot',
  exemple: { ...exemple, numero: 128 },
  rediger: (d, base) => ({
    objet: 'Votre demande de subvention est bien arrivée',
    corps: [
      `La demande de subvention de ${d.structure} (n° ${d.numero}) est déposée. L’ANCT l’instruit ; comptez environ un mois.`,
      'Nous vous écrirons si une pièce est à corriger, puis pour vous donner la décision.',
      maDemande(base),
    ],
  }),
});
export const complement = modele({
  name: 'conformite.complement',
  exemple: {
    ...exemple,
    corrections: ['RIB de la structure : le nom du titulaire n’est pas celui de la structure.'],
    message: 'Merci de répondre cette semaine.',
  },
  rediger: (d, base) => ({
    objet: 'Votre demande de subvention est à compléter',
    corps: [
      `Pour poursuivre, l’ANCT demande à ${d.structure} de corriger :`,
      { liste: d.corrections },
      ...(d.message ? [d.message] : []),
      'Remplacez ces pièces dans votre espace, puis renvoyez la demande. Les autres pièces sont gardées.',
      maDemande(base),
    ],
  }),
});
export const conforme = modele({
  name: 'conformite.conforme',
  exemple,
  rediger: (d, base) => ({
    objet: 'Votre demande de subvention est acceptée',
    corps: [
      `La demande de subvention de ${d.structure} est conforme : elle est acceptée.`,
      'Le contrat se signe dans les quinze jours. Un organisme de formation vous sera indiqué pour la personne que vous recrutez, et la convention de subventionnement vous attend dans votre espace.',
      maDemande(base),
    ],
  }),
});
export const nonConforme = modele({
  name: 'conformite.nonConforme',
  exemple: { ...exemple, motif: 'La délibération ne prévoit pas le budget du poste.' },
  rediger: (d, base) => ({
    objet: 'Votre demande de subvention n’est pas conforme',
    corps: [
      `La demande de subvention de ${d.structure} n’est pas conforme.`,
      `Motif : ${d.motif}`,
      'Si votre situation change, écrivez à l’ANCT par les messages de votre demande.',
      maDemande(base),
    ],
  }),
});
export const reprise = modele({
  name: 'conformite.reprise',
  exemple: { ...exemple, motif: 'Une nouvelle délibération a été votée.' },
  rediger: (d, base) => ({
    objet: 'L’instruction de votre demande de subvention reprend',
    corps: [`L’ANCT reprend l’instruction de la demande de ${d.structure}.`, `Motif : ${d.motif}`, maDemande(base)],
  }),
});
export const messageRecu = modele({
  name: 'conformite.message',
  exemple: { ...exemple, texte: 'Bonjour, pouvez-vous préciser la date de la délibération ?' },
  rediger: (d, base) => ({
    objet: 'Un message sur votre demande de subvention',
    corps: [`L’ANCT écrit à ${d.structure} :`, d.texte, maDemande(base)],
  }),
});
export const messageDeLaStructure = modele({
  name: 'conformite.messageDeLaStructure',
  exemple: { ...exemple, dossierId: '00000000-0000-4000-8000-000000000001' },
  rediger: (d, base) => ({
    objet: 'Une structure vous écrit sur sa demande de subvention',
    corps: [
      `${d.structure}, dont vous instruisez la demande, a laissé un message.`,
      { bouton: 'Lire le message', url: `${base}/anct/conformite/${d.dossierId}` },
    ],
  }),
});
export const aDeposer = modele({
  name: 'conformite.aDeposer',
  exemple,
  rediger: (d, base) => ({
    objet: 'Votre demande de subvention n’est pas encore déposée',
    corps: [
      `${d.structure} a choisi son candidat. Pour recevoir la subvention, il reste à déposer la demande : réunissez les pièces dans votre espace, puis envoyez-la.`,
      maDemande(base),
    ],
  }),
});
export const aCompleter = modele({
  name: 'conformite.aCompleter',
  exemple,
  rediger: (d, base) => ({
    objet: 'Votre demande de subvention attend vos corrections',
    corps: [
      `L’ANCT a demandé à ${d.structure} de corriger des pièces, et attend leur retour pour poursuivre l’instruction.`,
      maDemande(base),
    ],
  }),
});
export const retards = modele({
  name: 'conformite.retards',
  exemple: { nombre: 3 },
  rediger: (d, base) => ({
    objet: 'Des demandes de subvention dépassent un mois',
    corps: [
      `Parmi les demandes que vous instruisez, ${d.nombre} attendent depuis plus d’un mois.`,
      { bouton: 'Voir ces demandes', url: `${base}/anct/conformite?retard=oui&instructeur=moi` },
    ],
  }),
});
export const infectee = modele({
  name: 'conformite.infectee',
  exemple: { ...exemple, piece: 'RIB de la structure' },
  rediger: (d, base) => ({
    objet: 'Un fichier de votre demande contient un virus',
    corps: [
      `L’antivirus a reconnu un virus dans « ${d.piece} », que ${d.structure} avait déposé. Le fichier est détruit.`,
      'Faites vérifier l’appareil d’où il vient, puis déposez la pièce de nouveau.',
      maDemande(base),
    ],
  }),
});

export const modeles: readonly AnyModele[] = [
  depot,
  complement,
  conforme,
  nonConforme,
  reprise,
  messageRecu,
  messageDeLaStructure,
  aDeposer,
  aCompleter,
  retards,
  infectee,
];
