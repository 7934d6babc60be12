import { type AnyModele, modele } from '#platform/mail/mail.ts';
import { pluriel } from '#platform/texte.ts';

const exemple = {
  structure: 'Commune de Démonstration-sur-Loire',
  prenom: 'Camille',
  candidatId: '00000000-0000-4000-8000-000000000001',
};
const voirCandidat = (base: string, { candidatId }: { candidatId: string }) => ({
  bouton: 'Voir ce candidat',
  url: `${base}/structure/candidats/${candidatId}`,
});
const monEspace = (base: string) => ({ bouton: 'Ouvrir mon espace', url: `${base}/candidat` });

export const interet = modele({
  name: 'miseEnRelation.interet',
  exemple,
  rediger: (d, base) => ({
    objet: 'Une structure s’intéresse à votre profil',
    corps: [
      `${d.prenom}, votre profil intéresse ${d.structure}. Elle voit maintenant vos coordonnées et peut vous appeler.`,
      'Si cela ne vous convient pas, dites-le dans votre espace : vos coordonnées seront de nouveau cachées.',
      monEspace(base),
    ],
  }),
});
export const sansSuite = modele({
  name: 'miseEnRelation.sansSuite',
  exemple: { ...exemple, motif: 'Le poste demande d’être sur place tous les jours.' },
  rediger: (d, base) => ({
    objet: 'Réponse à votre candidature de conseiller numérique',
    corps: [
      `${d.prenom}, ${d.structure}, qui s’était intéressée à votre profil, ne lui donne pas suite.`,
      ...(d.motif ? [`Elle vous dit : ${d.motif}`] : []),
      'Votre profil reste visible des autres structures qui recrutent.',
      monEspace(base),
    ],
  }),
});
export const choix = modele({
  name: 'miseEnRelation.choix',
  exemple,
  rediger: (d, base) => ({
    objet: 'Une structure souhaite vous recruter',
    corps: [
      `Bonne nouvelle, ${d.prenom} : ${d.structure} souhaite vous recruter comme conseiller numérique.`,
      'Acceptez ou déclinez dans votre espace. Tant que vous n’avez pas répondu, aucune autre structure ne peut vous choisir.',
      { bouton: 'Répondre', url: `${base}/candidat` },
    ],
  }),
});
export const choisiAilleurs = modele({
  name: 'miseEnRelation.choisiAilleurs',
  exemple,
  rediger: (d, base) => ({
    objet: 'Un candidat qui vous intéressait est choisi par une autre structure',
    corps: [
      `${d.prenom}, à qui vous vous étiez intéressés, est choisi par une autre structure. Nous vous écrirons s’il redevient libre.`,
      'En attendant, d’autres candidats vous attendent.',
      { bouton: 'Voir les candidats', url: `${base}/structure/candidats` },
    ],
  }),
});
export const choixAnnule = modele({
  name: 'miseEnRelation.choixAnnule',
  exemple: { ...exemple, motif: 'Le poste est repoussé.' },
  rediger: (d, base) => ({
    objet: 'Une structure annule son souhait de vous recruter',
    corps: [
      `${d.prenom}, ${d.structure} annule son souhait de vous recruter.`,
      ...(d.motif ? [`Elle vous dit : ${d.motif}`] : []),
      'Les autres structures peuvent de nouveau vous choisir.',
      monEspace(base),
    ],
  }),
});
export const denouveauLibre = modele({
  name: 'miseEnRelation.denouveauLibre',
  exemple,
  rediger: (d, base) => ({
    objet: 'Un candidat qui vous intéressait est de nouveau libre',
    corps: [`${d.prenom}, à qui vous vous étiez intéressés, est de nouveau libre.`, voirCandidat(base, d)],
  }),
});
export const acceptee = modele({
  name: 'miseEnRelation.acceptee',
  exemple,
  rediger: (d, base) => ({
    objet: 'Votre candidat accepte',
    corps: [
      `${d.prenom} accepte d’être recruté par ${d.structure}. Vous pouvez constituer la demande de subvention.`,
      voirCandidat(base, d),
    ],
  }),
});
export const declinee = modele({
  name: 'miseEnRelation.declinee',
  exemple: { ...exemple, motif: 'J’ai trouvé un autre emploi.', choisi: true },
  rediger: (d, base) => ({
    objet: 'Un candidat décline',
    corps: [
      `${d.prenom} décline votre proposition.`,
      ...(d.motif ? [`Il vous dit : ${d.motif}`] : []),
      ...(d.choisi ? ['Le poste que vous lui réserviez est de nouveau libre.'] : []),
      { bouton: 'Voir les candidats', url: `${base}/structure/candidats` },
    ],
  }),
});
export const revenue = modele({
  name: 'miseEnRelation.revenue',
  exemple,
  rediger: (d, base) => ({
    objet: 'Un candidat revient sur sa réponse',
    corps: [`${d.prenom}, qui avait décliné, souhaite de nouveau échanger avec vous.`, voirCandidat(base, d)],
  }),
});
export const retiree = modele({
  name: 'miseEnRelation.retiree',
  exemple: { ...exemple, choisi: false },
  rediger: (d, base) => ({
    objet: 'Un candidat n’est plus disponible',
    corps: [
      `${d.prenom}, à qui vous vous étiez intéressés, n’est plus disponible.`,
      ...(d.choisi ? ['Le poste que vous lui réserviez est de nouveau libre.'] : []),
      { bouton: 'Voir les candidats', url: `${base}/structure/candidats` },
    ],
  }),
});
export const invitationCandidat = modele({
  name: 'miseEnRelation.invitation',
  exemple: { structure: exemple.structure, jeton: 'exemple' },
  rediger: (d, base) => ({
    objet: 'Une structure vous invite à devenir conseiller numérique',
    corps: [
      `${d.structure} souhaite vous recruter comme conseiller numérique. Pour cela, créez votre profil de candidat : comptez trois minutes.`,
      { bouton: 'Créer mon profil', url: `${base}/devenir-conseiller/invitation/${d.jeton}` },
      'Ce lien est valable 28 jours. Vous n’êtes engagé à rien ; si vous ne connaissez pas cette structure, ignorez ce courriel.',
    ],
  }),
});
export const nouveauxCandidats = modele({
  name: 'miseEnRelation.nouveauxCandidats',
  exemple: { structure: exemple.structure, nombre: 4 },
  rediger: (d, base) => ({
    objet: `${pluriel(d.nombre, 'nouveau candidat', 'nouveaux candidats')} autour de vous`,
    corps: [
      `Depuis une semaine, ${pluriel(d.nombre, 'candidat est apparu', 'candidats sont apparus')} dans la liste de ${d.structure}.`,
      { bouton: 'Voir les candidats', url: `${base}/structure/candidats?tri=recent` },
    ],
  }),
});
export const rencontrez = modele({
  name: 'miseEnRelation.rencontrez',
  exemple: { structure: exemple.structure, jours: 10, passee: false },
  rediger: (d, base) => ({
    objet: 'Rencontrez vos candidats',
    corps: [
      d.passee
        ? `Votre structure, ${d.structure}, est activée depuis ${d.jours} jours et ne s’est encore dite intéressée par aucun candidat. Le guide conseille d’en rencontrer plusieurs dans les quinze jours : la date est passée, mais il n’est pas trop tard.`
        : `Votre structure, ${d.structure}, est activée depuis ${d.jours} jours. Le guide conseille de rencontrer plusieurs candidats dans les quinze jours.`,
      { bouton: 'Voir les candidats', url: `${base}/structure/candidats` },
    ],
  }),
});

export const modeles: readonly AnyModele[] = [
  interet,
  sansSuite,
  choix,
  choisiAilleurs,
  choixAnnule,
  denouveauLibre,
  acceptee,
  declinee,
  revenue,
  retiree,
  invitationCandidat,
  nouveauxCandidats,
  rencontrez,
];
