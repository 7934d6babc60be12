import {
  cache,
  caseACocher,
  choix,
  date,
  liste,
  nombre,
  texte,
  texteFacultatif,
  texteLong,
} from '#platform/form/champs.ts';
import { form, type ValeursDuFormulaire } from '#platform/form/form.ts';
import { TYPES_DE_STRUCTURE } from './categorie-juridique.ts';
import { nom, siret } from './formulaires-contact.ts';

/** A structure asks for 1 to 500 posts (domain, étape 1). */
export const POSTES_SOUHAITES_MAX = 500;

const types = Object.entries(TYPES_DE_STRUCTURE).map(([valeur, { libelle }]) => ({ valeur, libelle }));
const OUI_NON = [
  { valeur: 'oui', libelle: 'Oui' },
  { valeur: 'non', libelle: 'Non' },
] as const;

const commune = {
  ...texte({
    libelle: 'Commune',
    indication: 'Tapez le nom ou le code postal, par exemple « Moulins » ou « 03000 ».',
    vide: 'Indiquez la commune de votre structure.',
    max: 150,
  }),
  suggestions: '/api/communes',
};

/** Step 1: who are you? The directory answers the rest. */
export const formulaireSiret = form('inscription.siret', { siret });

/** Step 2: what the directory says, or what the structure says when it does not answer. */
export const formulaireIdentite = form('inscription.identite', {
  type: liste({ libelle: 'Vous êtes', vide: 'Choisissez ce qu’est votre structure.', options: types }),
  nom,
  adresse: texte({
    libelle: 'Adresse',
    indication: 'Numéro et rue',
    autoComplete: 'street-address',
    vide: 'Indiquez l’adresse de votre structure.',
    max: 250,
  }),
  commune,
  communeCode: cache({ max: 5 }),
  /** The number that these answers are about: another number asks for them again. */
  pourSiret: cache({ max: 14 }),
});

/** Step 3: the need (guide, étape 1, « Nos conseils »: number, missions, places of work). */
export const formulaireBesoin = form(
  'inscription.besoin',
  {
    connaitPostes: choix({
      libelle: 'Savez-vous combien de conseillers vous souhaitez accueillir ?',
      vide: 'Dites si vous savez combien de conseillers vous souhaitez accueillir.',
      options: [
        { valeur: 'oui', libelle: 'Oui' },
        { valeur: 'non', libelle: 'Je ne sais pas encore' },
      ],
    }),
    postes: {
      ...texteFacultatif({
        libelle: 'Nombre de conseillers souhaités',
        indication: `Si vous le savez : de 1 à ${POSTES_SOUHAITES_MAX}`,
        max: 6,
      }),
      type: 'nombre' as const,
    },
    demarrageLe: date({
      libelle: 'À partir de quand pouvez-vous accueillir un conseiller ?',
      vide: 'Indiquez la date à partir de laquelle vous pouvez accueillir un conseiller.',
    }),
    missions: texteLong({
      libelle: 'Missions confiées',
      indication: 'Par exemple : ateliers d’initiation, permanences, aide aux démarches en ligne…',
      vide: 'Décrivez en quelques mots les missions que vous confierez au conseiller.',
      max: 3000,
    }),
    lieux: texteLong({
      libelle: 'Lieux d’exercice',
      indication: 'Par exemple : mairie, médiathèque, itinérance dans les villages voisins…',
      vide: 'Indiquez où le conseiller travaillera.',
      max: 2000,
    }),
    candidatIdentifie: choix({
      libelle: 'Avez-vous déjà identifié un candidat ?',
      indication: 'Si oui, demandez-lui de s’inscrire lui aussi sur la plateforme.',
      vide: 'Dites si vous avez déjà identifié un candidat.',
      options: OUI_NON,
    }),
    mutualise: choix({
      libelle: 'Le recrutement est-il mutualisé avec d’autres structures ?',
      indication: 'Seule la structure qui porte le recrutement s’inscrit.',
      vide: 'Dites si le recrutement est mutualisé.',
      options: OUI_NON,
    }),
    partenaires: texteLong({
      libelle: 'Structures partenaires',
      indication: 'Si le recrutement est mutualisé : une structure par ligne.',
      max: 2000,
    }),
  },
  ({ connaitPostes, postes, mutualise, partenaires }) => ({
    ...(connaitPostes === 'oui' && refusPostes(postes)),
    ...(mutualise === 'oui' &&
      !partenaires && { partenaires: 'Nommez les structures avec lesquelles vous mutualisez le recrutement.' }),
  }),
);

const champPostes = nombre({
  libelle: '',
  vide: 'Indiquez combien de conseillers vous souhaitez accueillir.',
  min: 1,
  max: POSTES_SOUHAITES_MAX,
});
/** The posts asked for, or nothing when the structure does not know yet. */
export const postesDemandes = ({ connaitPostes, postes }: ValeursDuFormulaire<typeof formulaireBesoin>) =>
  connaitPostes === 'oui' ? champPostes.schema.parse(postes) : null;
const refusPostes = (postes: string) => {
  const lu = champPostes.schema.safeParse(postes);
  return lu.success ? {} : { postes: lu.error.issues[0]?.message ?? '' };
};

// Guide, « Rôle et engagements de la structure ».
export const ENGAGEMENTS = [
  'choisir un candidat dans les meilleurs délais après la validation de votre inscription ;',
  'signer rapidement un contrat avec ce candidat ;',
  'constituer un dossier de demande de subvention ;',
  'laisser le conseiller suivre sa formation, avant sa prise de poste ou selon le calendrier convenu ;',
  'lui confier les trois grandes missions du dispositif, à temps plein et gratuitement pour les usagers ;',
  'lui fournir les moyens de travailler : tenue, ordinateur, téléphone, salles, voiture si nécessaire ;',
  'lui laisser du temps pour les rencontres locales et nationales et pour la formation continue ;',
  'transmettre les éléments de suivi de son activité ;',
  'compléter, si l’État vous le demande, le dossier de financement de la formation.',
] as const;

/** Step 5: the commitments, accepted all together. */
export const formulaireEngagements = form('inscription.engagements', {
  engagements: caseACocher({
    libelle: 'Je prends ces engagements au nom de ma structure',
    vide: 'Pour vous inscrire, acceptez les engagements du dispositif.',
  }),
});
