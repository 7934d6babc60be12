import { dateHeure, rendezVous } from '#platform/dates.ts';
import { type AnyModele, type BlocCourriel, modele } from '#platform/mail/mail.ts';
import { pluriel } from '#platform/texte.ts';
import { dureeEcrite } from './formulaires.ts';

/** What every e-mail to somebody who comes says. It names nobody: whoever reads it by mistake learns no name. */
export type DonneesParticipation = {
  readonly titre: string;
  readonly debut: Date;
  readonly dureeMinutes: number;
  readonly ou: string;
  readonly aApporter: string;
  readonly nombre: number;
  /** Where to confirm, to cancel, and to join a workshop at a distance. */
  readonly jeton: string;
};
const exemple: DonneesParticipation = {
  titre: 'Envoyer ses photos à sa famille',
  debut: new Date('2021-03-11T13:30:00Z'),
  dureeMinutes: 90,
  ou: 'Médiathèque de l’Exemple, 2 place de l’Exemple, Moulins (03000)',
  aApporter: 'Votre téléphone et son chargeur',
  nombre: 2,
  jeton: 'exemple',
};

const lien = (bouton: string, { jeton }: DonneesParticipation, base: string): BlocCourriel => ({
  bouton,
  url: `${base}/ateliers/participation/${jeton}`,
});
const VENUE = 'Voir ou annuler ma venue';
const atelier = ({ titre, debut, dureeMinutes, ou, aApporter, nombre }: DonneesParticipation): BlocCourriel => ({
  liste: [
    `« ${titre} »`,
    `Le ${rendezVous(debut)}, durée ${dureeEcrite(dureeMinutes)}`,
    ou,
    `Pour ${pluriel(nombre, 'personne')}`,
    ...(aApporter ? [`À apporter : ${aApporter}`] : []),
  ],
});
const GRATUIT = 'L’atelier est gratuit. Si vous ne pouvez plus venir, annulez : la place servira à quelqu’un d’autre.';

export const aConfirmer = modele<DonneesParticipation & { readonly place: boolean; readonly avant: Date }>({
  name: 'participation.aConfirmer',
  exemple: { ...exemple, place: true, avant: new Date('2021-03-06T09:00:00Z') },
  rediger: (d, base) => ({
    objet: 'Confirmez votre venue à un atelier numérique',
    corps: [
      'Cette adresse a été donnée pour venir à un atelier :',
      atelier(d),
      d.place
        ? `Une place vous est gardée jusqu’au ${dateHeure(d.avant)}. Confirmez avant cette date.`
        : `L’atelier est complet. Confirmez avant le ${dateHeure(d.avant)} pour être sur la liste d’attente.`,
      lien('Confirmer ma venue', d, base),
    ],
  }),
});
export const inscrite = modele<DonneesParticipation>({
  name: 'participation.inscrite',
  exemple,
  rediger: (d, base) => ({
    objet: `Vous avez une place le ${rendezVous(d.debut)}`,
    corps: ['Votre place est réservée :', atelier(d), GRATUIT, lien(VENUE, d, base)],
  }),
});
export const attente = modele<DonneesParticipation & { readonly devant: number }>({
  name: 'participation.attente',
  exemple: { ...exemple, devant: 2 },
  rediger: (d, base) => ({
    objet: 'Vous êtes sur la liste d’attente d’un atelier',
    corps: [
      'L’atelier est complet pour le moment. Vous êtes sur sa liste d’attente :',
      atelier(d),
      `${d.devant === 0 ? 'Vous êtes en tête de la liste.' : `Devant vous : ${pluriel(d.devant, 'demande')}.`} Si une place se libère, elle vous est donnée et un courriel vous le dit. D’ici là, vous n’avez rien à faire.`,
      lien('Voir ou annuler ma demande', d, base),
    ],
  }),
});
export const promue = modele<DonneesParticipation>({
  name: 'participation.promue',
  exemple,
  rediger: (d, base) => ({
    objet: `Une place s’est libérée le ${rendezVous(d.debut)}`,
    corps: [
      'Vous étiez sur la liste d’attente : une place est maintenant à vous.',
      atelier(d),
      GRATUIT,
      lien(VENUE, d, base),
    ],
  }),
});
export const rappel = modele<DonneesParticipation>({
  name: 'participation.rappel',
  exemple,
  rediger: (d, base) => ({
    objet: `Rappel : votre atelier a lieu le ${rendezVous(d.debut)}`,
    corps: ['À demain ! Voici ce qu’il faut savoir :', atelier(d), GRATUIT, lien(VENUE, d, base)],
  }),
});
export const dejaInscrite = modele<DonneesParticipation & { readonly enAttente: boolean }>({
  name: 'participation.dejaInscrite',
  exemple: { ...exemple, enAttente: false },
  rediger: (d, base) => ({
    objet: 'Vous avez déjà demandé à venir à cet atelier',
    corps: [
      `Cette adresse vient d’être donnée une nouvelle fois pour cet atelier. Rien n’a changé : ${d.enAttente ? 'vous êtes toujours sur la liste d’attente' : 'votre place est toujours réservée'}.`,
      atelier(d),
      'Pour venir plus nombreux, annulez puis inscrivez-vous de nouveau.',
      lien(VENUE, d, base),
    ],
  }),
});
export const retiree = modele<DonneesParticipation>({
  name: 'participation.retiree',
  exemple,
  rediger: (d, base) => ({
    objet: 'Votre venue à un atelier est annulée',
    corps: [
      'Le conseiller a annulé votre venue à cet atelier :',
      atelier(d),
      'Si vous ne l’aviez pas demandé, inscrivez-vous de nouveau ou appelez-le. D’autres ateliers ont lieu près de chez vous :',
      { bouton: 'Trouver un atelier', url: `${base}/ateliers` },
    ],
  }),
});

/** What a workshop was before it changed. */
export const modifie = modele<DonneesParticipation & { readonly avant: { readonly debut: Date; readonly ou: string } }>(
  {
    name: 'atelier.modifie',
    exemple: { ...exemple, avant: { debut: new Date('2021-03-10T13:30:00Z'), ou: 'Mairie de l’Exemple' } },
    rediger: (d, base) => ({
      objet: `Changement : votre atelier a lieu le ${rendezVous(d.debut)}`,
      corps: [
        `Cet atelier a changé. Il devait avoir lieu le ${rendezVous(d.avant.debut)}${d.avant.ou === d.ou ? '' : ` (${d.avant.ou})`}. Désormais :`,
        atelier(d),
        'Vous gardez votre place : vous n’avez rien à faire si cela vous convient. Sinon, annulez votre venue.',
        lien(VENUE, d, base),
      ],
    }),
  },
);
export const annule = modele<DonneesParticipation & { readonly motif: string }>({
  name: 'atelier.annule',
  exemple: { ...exemple, motif: 'La salle n’est plus disponible.' },
  rediger: (d, base) => ({
    objet: `Atelier annulé : celui du ${rendezVous(d.debut)} n’a pas lieu`,
    corps: [
      'L’atelier où vous deviez venir est annulé :',
      atelier(d),
      d.motif,
      'Ne vous déplacez pas. D’autres ateliers ont lieu près de chez vous, inscrivez-vous à celui qui vous convient :',
      { bouton: 'Trouver un autre atelier', url: `${base}/ateliers` },
    ],
  }),
});

/** Each week, to the conseiller: what is past and not recorded. */
export const aEnregistrer = modele<{ readonly ateliers: readonly { readonly titre: string; readonly debut: Date }[] }>({
  name: 'atelier.aEnregistrer',
  exemple: { ateliers: [exemple] },
  rediger: ({ ateliers }, base) => ({
    objet: `${pluriel(ateliers.length, 'atelier passé', 'ateliers passés')} à enregistrer`,
    corps: [
      'Ces ateliers ont eu lieu et ne comptent pas encore dans votre activité. Cochez qui est venu, puis enregistrez :',
      { liste: ateliers.map(({ titre, debut }) => `« ${titre} », le ${rendezVous(debut)}`) },
      { bouton: 'Voir mes ateliers', url: `${base}/conseiller/ateliers` },
    ],
  }),
});

export const modeles: readonly AnyModele[] = [
  aConfirmer,
  inscrite,
  attente,
  promue,
  rappel,
  dejaInscrite,
  retiree,
  modifie,
  annule,
  aEnregistrer,
];
