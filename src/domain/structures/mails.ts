import { dateLongue } from '#platform/dates.ts';
import { type AnyModele, modele } from '#platform/mail/mail.ts';
import { pluriel } from '#platform/texte.ts';

const nom = 'Commune de Démonstration-sur-Loire';

export const confirmation = modele({
  name: 'structure.confirmation',
  exemple: { nom, jeton: 'exemple', expireLe: new Date('2021-02-11T09:00:00Z') },
  rediger: (d, base) => ({
    objet: 'Confirmez l’inscription de votre structure',
    corps: [
      `Vous venez d’inscrire « ${d.nom} » pour accueillir un conseiller numérique.`,
      'Pour que votre demande soit transmise à la préfecture, confirmez-la :',
      { bouton: 'Confirmer l’inscription', url: `${base}/inscription/confirmation/${d.jeton}` },
      `Ce lien est valable jusqu’au ${dateLongue(d.expireLe)}. D’ici là, vous pouvez en demander un autre. Après cette date, l’inscription s’efface : il faudra la refaire.`,
    ],
  }),
});

export const relanceConfirmation = modele({
  name: 'structure.relanceConfirmation',
  exemple: { nom, jeton: 'exemple', expireLe: new Date('2021-02-11T09:00:00Z') },
  rediger: (d, base) => ({
    objet: 'Votre inscription attend votre confirmation',
    corps: [
      `L’inscription de « ${d.nom} » n’est pas encore confirmée : la préfecture ne peut pas l’examiner.`,
      { bouton: 'Confirmer l’inscription', url: `${base}/inscription/confirmation/${d.jeton}` },
      `Ce lien est valable jusqu’au ${dateLongue(d.expireLe)}. Après cette date, l’inscription s’efface : il faudra la refaire.`,
    ],
  }),
});

export const inscriptionConfirmee = modele({
  name: 'structure.inscriptionConfirmee',
  exemple: { nom, departement: 'Allier', publique: true },
  rediger: (d) => ({
    objet: 'Votre inscription est confirmée',
    corps: [
      `L’inscription de « ${d.nom} » est confirmée. Elle est transmise à la préfecture (${d.departement}) : vous n’avez rien d’autre à envoyer.`,
      'La préfecture donne son avis, puis l’Agence nationale de la cohésion des territoires (ANCT) décide. Nous vous écrirons à chaque décision.',
      d.publique
        ? 'En attendant, nous vous conseillons de préparer et de publier la fiche de poste : elle doit paraître au moins 30 jours avant la signature du contrat.'
        : 'En attendant, nous vous conseillons de préparer la fiche de poste.',
    ],
  }),
});

/** Answers to somebody who asks for a link again when there is nothing left to confirm. */
export const rienAConfirmer = modele({
  name: 'structure.rienAConfirmer',
  exemple: { nom, expiree: true },
  rediger: (d, base) => ({
    objet: d.expiree ? 'Votre inscription n’a pas été confirmée à temps' : 'Votre inscription est déjà confirmée',
    corps: d.expiree
      ? [
          `Vous demandez un nouveau lien pour « ${d.nom} ». Son inscription n’a pas été confirmée à temps et s’est effacée : inscrivez-la de nouveau.`,
          { bouton: 'Inscrire ma structure', url: `${base}/inscription` },
        ]
      : [
          `Vous demandez un nouveau lien pour « ${d.nom} ». Son inscription est déjà confirmée : vous n’avez rien d’autre à faire, nous vous écrirons à chaque décision.`,
        ],
  }),
});

export const activee = modele({
  name: 'structure.activee',
  exemple: { nom, postes: 2, motif: 'Projet cohérent avec les besoins du territoire.' },
  rediger: (d) => ({
    objet: `Votre structure est retenue pour ${pluriel(d.postes, 'poste')}`,
    corps: [
      `Bonne nouvelle : « ${d.nom} » est retenue pour accueillir ${pluriel(d.postes, 'conseiller numérique', 'conseillers numériques')}.`,
      `Motif de la décision : ${d.motif}`,
      'Un autre courriel vous donne votre lien personnel pour ouvrir votre espace. Nous vous conseillons de rencontrer les candidats dans les 15 jours.',
    ],
  }),
});

const decision = (objet: string, phrase: (nomDeLaStructure: string) => string, suite: string) => ({
  exemple: { nom, motif: 'Motif donné à titre d’exemple.' },
  rediger: (d: { nom: string; motif: string }) => ({ objet, corps: [phrase(d.nom), `Motif : ${d.motif}`, suite] }),
});

export const refusee = modele({
  name: 'structure.refusee',
  ...decision(
    'Votre demande n’est pas retenue',
    (n) => `La demande de « ${n} » n’est pas retenue.`,
    'Si votre projet évolue, vous pouvez vous inscrire de nouveau. Pour toute question, répondez par le formulaire de contact du site.',
  ),
});
export const examenComplementaire = modele({
  name: 'structure.examenComplementaire',
  ...decision(
    'Votre demande fait l’objet d’un examen complémentaire',
    (n) => `La demande de « ${n} » demande un examen complémentaire avant d’être décidée.`,
    'La préfecture peut vous contacter pour préciser votre projet. Vous n’avez pas à vous inscrire de nouveau.',
  ),
});
export const doublon = modele({
  name: 'structure.doublon',
  ...decision(
    'Votre structure était inscrite deux fois',
    (n) => `L’inscription de « ${n} » fait double emploi avec une autre : nous gardons l’autre.`,
    'Vous n’avez rien à faire : l’inscription conservée suit son cours.',
  ),
});
export const abandonnee = modele({
  name: 'structure.abandonnee',
  ...decision(
    'Votre demande est abandonnée',
    (n) => `La demande de « ${n} » est abandonnée.`,
    'Vous pourrez vous inscrire de nouveau quand vous le souhaiterez.',
  ),
});

export const demandeAcces = modele({
  name: 'structure.demandeAcces',
  exemple: { nom, prenom: 'Camille', nomDeFamille: 'Exemple', fonction: 'secrétaire générale' },
  rediger: (d) => ({
    objet: 'Une personne demande l’accès à votre structure',
    corps: [
      `${d.prenom} ${d.nomDeFamille} (${d.fonction}) a voulu inscrire « ${d.nom} », qui l’est déjà, et demande à accéder à son dossier.`,
      'Quand votre espace est ouvert, vous pouvez accepter ou refuser cette demande à la page « Équipe ». Si vous ne connaissez pas cette personne, ne faites rien.',
    ],
  }),
});

export const accesRefuse = modele({
  name: 'structure.accesRefuse',
  exemple: { nom },
  rediger: (d) => ({
    objet: 'Votre demande d’accès n’est pas acceptée',
    corps: [
      `Vous avez demandé à accéder au dossier de « ${d.nom} ». Un administrateur de cette structure n’a pas accepté votre demande.`,
      'Si vous pensez que c’est une erreur, voyez-le directement avec la structure.',
    ],
  }),
});

export const contactRemplace = modele({
  name: 'structure.contactRemplace',
  exemple: { nom, parLaStructure: false },
  rediger: (d) => ({
    objet: 'Le contact d’une structure a changé',
    corps: [
      `Cette adresse n’est plus celle du contact de « ${d.nom} » : ${d.parLaStructure ? 'la structure' : 'un agent'} en a donné une autre.`,
      'Si vous n’êtes pas au courant, prévenez-nous par le formulaire de contact du site.',
    ],
  }),
});

export const modeles: readonly AnyModele[] = [
  confirmation,
  relanceConfirmation,
  inscriptionConfirmee,
  rienAConfirmer,
  activee,
  refusee,
  examenComplementaire,
  doublon,
  abandonnee,
  demandeAcces,
  accesRefuse,
  contactRemplace,
];
