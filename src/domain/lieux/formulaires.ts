import {
  cache,
  caseACocher,
  cases,
  choix,
  telephone,
  texte,
  texteFacultatif,
  texteLong,
} from '#platform/form/champs.ts';
import { type Champ, form } from '#platform/form/form.ts';
import { enOptions, MODALITES, SERVICES } from './nomenclatures.ts';
import {
  refusAccesLibre,
  refusAdresse,
  refusCourriel,
  refusNom,
  refusResume,
  refusSiret,
  refusSite,
  refusTelephone,
} from './saisie.ts';

const nom = texte({
  libelle: 'Nom du lieu',
  indication: 'Tel que les habitants le connaissent, par exemple « Médiathèque ».',
  vide: 'Donnez le nom du lieu.',
  max: 120,
  regle: refusNom,
});
const adresse = texte({
  libelle: 'Adresse',
  indication: 'Le numéro et la rue, sans la commune.',
  vide: 'Donnez l’adresse du lieu.',
  max: 200,
  regle: refusAdresse,
});
const commune = {
  ...texte({
    libelle: 'Commune',
    indication: 'Tapez le nom ou le code postal, par exemple « Moulins » ou « 03000 ».',
    vide: 'Indiquez la commune du lieu.',
    max: 150,
  }),
  suggestions: '/api/communes',
};

/** A place where a conseiller receives. `semblable`: the place found alike that it is, or « autre ». */
export const formulaireLieu = form('lieux.ajouter', {
  nom,
  adresse,
  commune,
  communeCode: cache({ max: 5 }),
  semblable: cache({ max: 36 }),
});

const sansEspaces = (champ: Champ<string>): Champ<string> => ({
  ...champ,
  schema: champ.schema.transform((valeur) => valeur.replaceAll(/[\s\u00a0]/g, '')),
});
const avecRefus = (champ: Champ<string>, refus: (valeur: string) => string | undefined): Champ<string> => ({
  ...champ,
  schema: champ.schema.transform((valeur, context) => {
    const phrase = valeur === '' ? undefined : refus(valeur);
    if (phrase) context.addIssue({ code: 'custom', message: phrase });
    return valeur;
  }),
});

const POSITION = /^-?\d{1,2}(?:\.\d+)?[,; ]\s*-?\d{1,3}(?:\.\d+)?$/;
const refusPosition = (valeur: string) =>
  POSITION.test(valeur) ? undefined : 'Donnez la latitude puis la longitude, par exemple : 46.5667, 3.3333.';

/** Everything a place says of itself; its hours have their own page. */
export const formulaireFiche = form('lieux.corriger', {
  nom,
  adresse,
  commune,
  communeCode: cache({ max: 5 }),
  codePostal: texteFacultatif({
    libelle: 'Code postal',
    indication: 'Seulement si la commune en a plusieurs, par exemple à Paris.',
    max: 5,
    regle: (valeur) => (/^\d{5}$/.test(valeur) ? undefined : 'Un code postal a cinq chiffres.'),
  }),
  position: texteFacultatif({
    libelle: 'Latitude et longitude',
    indication:
      'Pour un point exact sur la carte, par exemple : 46.5667, 3.3333. Sinon, le lieu est montré au milieu de sa commune.',
    max: 60,
    regle: refusPosition,
  }),
  siret: avecRefus(
    sansEspaces(
      texteFacultatif({
        libelle: 'SIRET du lieu',
        indication: 'Celui de l’établissement qui vous accueille, s’il en a un.',
        max: 20,
      }),
    ),
    refusSiret,
  ),
  modalites: cases({
    libelle: 'Comment vient-on ?',
    vide: 'Dites comment on vient dans ce lieu.',
    options: enOptions(MODALITES),
  }),
  services: cases({ libelle: 'Ce que l’on y trouve', options: enOptions(SERVICES) }),
  telephone: avecRefus(telephone({ libelle: 'Téléphone du lieu' }), refusTelephone),
  courriel: texteFacultatif({
    libelle: 'Adresse électronique du lieu',
    indication: 'Publique : celle de l’accueil, pas la vôtre.',
    max: 254,
    regle: refusCourriel,
  }),
  site: texteFacultatif({ libelle: 'Site internet', max: 200, regle: refusSite }),
  ficheAccesLibre: texteFacultatif({
    libelle: 'Fiche d’accessibilité',
    indication: 'Son adresse sur Acceslibre, qui commence par https://acceslibre.beta.gouv.fr/.',
    max: 200,
    regle: refusAccesLibre,
  }),
  itinerant: choix({
    libelle: 'Ce lieu est',
    vide: 'Dites si ce lieu est fixe ou itinérant.',
    options: [
      { valeur: 'non', libelle: 'Fixe' },
      { valeur: 'oui', libelle: 'Itinérant (bus, camion, tournée)' },
    ],
  }),
  resume: {
    ...texteLong({ libelle: 'Présentation', indication: 'En 280 caractères au plus. Ne nommez personne.', max: 280 }),
    schema: texteFacultatif({ libelle: '', max: 280, regle: refusResume }).schema,
  },
  publie: caseACocher({ libelle: 'Montrer ce lieu sur la carte publique et dans les données ouvertes' }),
});
