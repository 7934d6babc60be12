import { z } from 'zod';
import { cache, cases, choix, date, liste, nombre, texteFacultatif, texteLong } from '#platform/form/champs.ts';
import { form, type ValeursDuFormulaire } from '#platform/form/form.ts';
import { champsDeDetail, champsDeMandat, champsDOrientation } from './details.ts';
import { codesDe, DEMARCHES, ORGANISMES } from './references.ts';
import { sansTheme } from './regles.ts';
import { AGES_CONNUS, SITUATIONS_CONNUES } from './repartir.ts';

const INCONNU = { valeur: 'inconnu', libelle: 'Je ne sais pas' } as const;

export const AGES = [
  INCONNU,
  { valeur: '0_11', libelle: 'Moins de 12 ans' },
  { valeur: '12_17', libelle: 'De 12 à 17 ans' },
  { valeur: '18_24', libelle: 'De 18 à 24 ans' },
  { valeur: '25_34', libelle: 'De 25 à 34 ans' },
  { valeur: '35_39', libelle: 'De 35 à 39 ans' },
  { valeur: '40_59', libelle: 'De 40 à 59 ans' },
  { valeur: '60_69', libelle: 'De 60 à 69 ans' },
  { valeur: '70', libelle: '70 ans et plus' },
] as const;

export const SITUATIONS = [
  INCONNU,
  { valeur: 'scolarise', libelle: 'Scolarisé' },
  { valeur: 'sans_emploi', libelle: 'Sans emploi' },
  { valeur: 'en_emploi', libelle: 'En emploi' },
  { valeur: 'retraite', libelle: 'Retraité' },
] as const;

const DUREES = [15, 30, 45, 60, 90, 120, 180, 240, 360].map((minutes) => ({
  valeur: String(minutes),
  libelle:
    minutes < 60 ? `${minutes} minutes` : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60}` : ''}`,
}));

export const SANS_THEME = 'Cochez au moins un thème.';
const themes = cases({ libelle: 'Thèmes', vide: SANS_THEME, options: [] });
const tags = cases({ libelle: 'Vos tags', options: [] });
const duree = liste({ libelle: 'Durée', vide: 'Choisissez une durée.', options: DUREES });
const ou = choix({ libelle: 'Où ?', vide: 'Dites où cela s’est passé.', options: [] });

/** One activity, in the order in which it is told; the page offers the places, the themes and the tags. */
export const formulaireActivite = form(
  'activites.enregistrer',
  {
    type: choix({
      libelle: 'Qu’avez-vous fait ?',
      vide: 'Dites ce que vous avez fait.',
      options: [
        { valeur: 'individuel', libelle: 'Accompagner une personne' },
        { valeur: 'atelier', libelle: 'Animer un atelier' },
        { valeur: 'information', libelle: 'Informer, présenter les services' },
        { valeur: 'redirection', libelle: 'Orienter vers une autre structure' },
        { valeur: 'mandat', libelle: 'Conclure un mandat Aidants Connect' },
        { valeur: 'appel', libelle: 'Répondre à un appel Solidarité Numérique' },
      ],
    }),
    themes: { ...themes, schema: z.array(z.string().regex(/^\d{1,2}$/)).max(14) },
    ...champsDOrientation,
    ...champsDeMandat,
    ou: { ...ou, schema: z.string('Dites où cela s’est passé.').min(1, 'Dites où cela s’est passé.').max(40) },
    commune: {
      ...texteFacultatif({
        libelle: 'Dans quelle commune ?',
        indication: 'Son nom ou son code postal. Laissez vide pour celle de votre structure.',
        max: 150,
      }),
      suggestions: '/api/communes',
    },
    communeCode: cache({ max: 5 }),
    jour: date({ libelle: 'Quel jour ?', vide: 'Donnez le jour de cette activité.' }),
    // A duration out of the list comes from an activity recorded elsewhere: its page offers it.
    duree: {
      ...duree,
      schema: z
        .string('Choisissez une durée.')
        .refine((minutes) => /^\d{1,3}$/.test(minutes) && +minutes >= 5 && +minutes <= 720, 'Choisissez une durée.'),
    },
    participants: nombre({
      libelle: 'Nombre de personnes',
      vide: 'Dites combien de personnes étaient là.',
      min: 1,
      max: 500,
    }),
    dejaVenus: nombre({
      libelle: 'Dont déjà venues vous voir',
      vide: 'Dites combien étaient déjà venues, ou 0.',
      min: 0,
      max: 500,
    }),
    age: liste({ libelle: 'Âge, pour une personne seule', vide: 'Choisissez un âge.', options: AGES }),
    situation: liste({
      libelle: 'Situation, pour une personne seule',
      vide: 'Choisissez une situation.',
      options: SITUATIONS,
    }),
    note: texteLong({ libelle: 'Note', indication: 'Lue par vous seul. Ne nommez personne.', max: 2000 }),
    tags: {
      ...tags,
      schema: z.array(z.string().regex(/^\d{1,9}$/)).max(10, 'Choisissez dix tags au plus.'),
    },
    ...champsDeDetail,
    id: cache({ max: 36 }),
  },
  ({ type, themes: coches }) => (coches.length === 0 && !sansTheme(type) ? { themes: SANS_THEME } : {}),
);
export type ValeursDActivite = ValeursDuFormulaire<typeof formulaireActivite>;

/** What the gestures take, from what the form gave; the code of the commune comes from whoever knows communes. */
export function saisieDuFormulaire(values: ValeursDActivite, communeCode: string) {
  const { id, type, ou, jour, participants, dejaVenus, age, situation, note } = values;
  const { suiteIndividuel, suiteAtelier, materiel } = values;
  return {
    ...{ id, type, ou, jour, participants, dejaVenus, age, situation, note, suiteIndividuel, suiteAtelier, materiel },
    communeCode,
    themes: values.themes.map(Number),
    tags: values.tags.map(Number),
    dureeMinutes: Number(values.duree),
    ages: Object.fromEntries(AGES_CONNUS.map((code) => [code, values[`age_${code}`]])),
    situations: Object.fromEntries(SITUATIONS_CONNUES.map((code) => [code, values[`statut_${code}`]])),
    redirections: Object.fromEntries(codesDe(ORGANISMES).map((code) => [code, values[`vers_${code}`]])),
    mandats: Object.fromEntries(codesDe(DEMARCHES).map((code) => [code, values[`mandat_${code}`]])),
  };
}
