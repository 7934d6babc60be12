import { z } from 'zod';
import { InvalidInput } from '#platform/errors.ts';
import {
  cases,
  choix,
  date,
  liste,
  nombre,
  telephone,
  texte,
  texteFacultatif,
  texteLong,
} from '#platform/form/champs.ts';
import { moment, momentsDe } from '#platform/form/dates-proposees.ts';
import { form, type ValeursDuFormulaire } from '#platform/form/form.ts';
import { RYTHMES } from './recurrence.ts';
import { NIVEAUX, PLACES_MAX } from './regles.ts';

export const DISTANCE = 'distance';
const DUREES = [30, 45, 60, 90, 120, 150, 180, 240, 360].map((minutes) => ({
  valeur: String(minutes),
  libelle: dureeEcrite(minutes),
}));

/** « 45 minutes », « 1 h 30 » */
export function dureeEcrite(minutes: number): string {
  if (minutes < 60) return `${minutes}\u00a0minutes`;
  const reste = minutes % 60;
  return `${Math.floor(minutes / 60)}\u00a0h${reste ? `\u00a0${String(reste).padStart(2, '0')}` : ''}`;
}

const themes = cases({ libelle: 'Thèmes', vide: 'Cochez au moins un thème.', options: [] });
const ou = choix({ libelle: 'Où ?', vide: 'Dites où l’atelier a lieu.', options: [] });

const champs = {
  titre: texte({
    libelle: 'Titre de l’atelier',
    indication: 'Ce qu’on y apprend, par exemple « Envoyer ses photos à sa famille ».',
    vide: 'Donnez un titre à l’atelier.',
    max: 120,
    regle: (valeur) => (valeur.length < 3 ? 'Donnez un titre d’au moins trois lettres.' : undefined),
  }),
  // The page offers the themes in force.
  themes: {
    ...themes,
    schema: z
      .array(z.string().regex(/^\d{1,2}$/))
      .min(1, 'Cochez au moins un thème.')
      .max(14),
  },
  niveau: choix({ libelle: 'Niveau', vide: 'Choisissez un niveau.', options: NIVEAUX }),
  // The page offers his places.
  ou: { ...ou, schema: z.string('Dites où l’atelier a lieu.').min(1, 'Dites où l’atelier a lieu.').max(40) },
  lien: texteFacultatif({
    libelle: 'Adresse de la réunion à distance',
    indication: 'Pour un atelier à distance. Seules les personnes inscrites la reçoivent.',
    max: 300,
    regle: (valeur) =>
      URL.canParse(valeur) && valeur.startsWith('https://')
        ? undefined
        : 'Donnez une adresse complète, qui commence par https://.',
  }),
  debut: moment({ libelle: 'Jour et heure', vide: 'Donnez le jour et l’heure de l’atelier.' }),
  duree: liste({ libelle: 'Durée', vide: 'Choisissez une durée.', options: DUREES }),
  places: nombre({ libelle: 'Nombre de places', vide: 'Dites combien de places il y a.', min: 1, max: PLACES_MAX }),
  fermetureHeures: nombre({
    libelle: 'Fermer les inscriptions combien d’heures avant ?',
    indication: '0 : jusqu’au début. 24 : jusqu’à la veille à la même heure.',
    vide: 'Dites combien d’heures avant les inscriptions ferment, ou 0.',
    min: 0,
    max: 168,
  }),
  acces: choix({
    libelle: 'Qui peut s’inscrire ?',
    vide: 'Dites qui peut s’inscrire.',
    options: [
      { valeur: 'public', libelle: 'Tout le monde', indication: 'L’atelier est dans la liste publique.' },
      {
        valeur: 'invitation',
        libelle: 'Les personnes invitées',
        indication: 'L’atelier n’est dans aucune liste : vous donnez son adresse à qui vous voulez.',
      },
    ],
  }),
  aApporter: texteFacultatif({
    libelle: 'Ce qu’il faut apporter',
    indication: 'Par exemple « Votre téléphone et son chargeur ».',
    max: 300,
  }),
  telephone: telephone({
    libelle: 'Téléphone pour s’inscrire sans Internet',
    indication: 'Affiché sur la page de l’atelier : un numéro professionnel.',
  }),
};

/** A workshop prepared, once or regularly. */
export const formulaireAtelier = form('ateliers.preparer', {
  ...champs,
  rythme: liste({
    libelle: 'Cet atelier a lieu',
    vide: 'Dites s’il a lieu une fois ou régulièrement.',
    options: RYTHMES,
  }),
  jusquAu: date({ libelle: 'Jusqu’au', indication: 'Seulement s’il a lieu régulièrement : 30 ateliers au plus.' }),
});

const PORTEES = [
  { valeur: 'celui_ci', libelle: 'Cet atelier seulement' },
  { valeur: 'suivants', libelle: 'Cet atelier et tous les suivants de la série' },
] as const;
const portee = choix({ libelle: 'Changer', vide: 'Dites ce que vous changez.', options: PORTEES });
const porteeFacultative = { ...portee, schema: z.enum(['celui_ci', 'suivants']).catch('celui_ci') };

/** A workshop changed, alone or with those that follow. */
export const formulaireModification = form('ateliers.modifier', { ...champs, portee: porteeFacultative });

export const formulaireAnnulation = form('ateliers.annuler', {
  motif: texteLong({
    libelle: 'Pourquoi l’annulez-vous ?',
    indication: 'Les personnes inscrites le liront.',
    vide: 'Dites pourquoi : les personnes inscrites le liront.',
    max: 300,
  }),
  portee: { ...porteeFacultative, libelle: 'Annuler' },
});

/** What the gestures take, from what either form gave. @throws InvalidInput when the moment says nothing */
export function saisieDAtelier(values: Omit<ValeursDuFormulaire<typeof formulaireModification>, 'portee'>) {
  const { titre, niveau, ou, lien, places, fermetureHeures, acces, aApporter, telephone: numero } = values;
  const [debut] = momentsDe({ debut: values.debut });
  if (!debut) throw new InvalidInput({ debut: 'Donnez le jour et l’heure de l’atelier.' });
  return {
    ...{ titre, niveau, ou, lien, places, fermetureHeures, acces, aApporter, debut, telephone: numero },
    themes: values.themes.map(Number),
    dureeMinutes: Number(values.duree),
  };
}
