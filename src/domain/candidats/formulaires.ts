import {
  cache,
  caseACocher,
  cases,
  choix,
  date,
  email,
  telephone,
  texte,
  texteFacultatif,
  texteLong,
} from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';
import { EXPERIENCES, MOBILITES, SITUATIONS } from './choix.ts';

const prenom = texte({
  libelle: 'Prénom',
  autoComplete: 'given-name',
  vide: 'Indiquez votre prénom.',
  max: 100,
});
const nom = texte({ libelle: 'Nom', autoComplete: 'family-name', vide: 'Indiquez votre nom.', max: 100 });
const numero = telephone({
  libelle: 'Téléphone',
  indication: 'Seules les structures intéressées par votre profil le voient.',
});
const commune = {
  ...texte({
    libelle: 'Votre commune',
    indication: 'Tapez le nom ou le code postal, par exemple « Moulins » ou « 03000 ».',
    vide: 'Indiquez la commune où vous habitez.',
    max: 150,
  }),
  suggestions: '/api/communes',
};
const mobilite = choix({
  libelle: 'Jusqu’où pouvez-vous travailler ?',
  vide: 'Dites jusqu’où vous pouvez travailler.',
  options: MOBILITES,
});
const disponibleLe = date({
  libelle: 'À partir de quand êtes-vous disponible ?',
  indication: 'Les structures comptent sur cette date : vous pourrez la changer à tout moment.',
  vide: 'Indiquez la date à partir de laquelle vous êtes disponible.',
});
const situations = cases({
  libelle: 'Votre situation',
  indication: 'Plusieurs réponses possibles.',
  vide: 'Choisissez au moins une situation.',
  options: SITUATIONS,
});
const experience = choix({
  libelle: 'Avez-vous déjà aidé des personnes à se servir du numérique ?',
  indication: 'Dans un emploi, un stage ou une association.',
  vide: 'Dites quelle est votre expérience.',
  options: EXPERIENCES,
});
const diplome = texteFacultatif({
  libelle: 'Diplôme ou titre en rapport avec le numérique ou l’accompagnement',
  max: 250,
});
const motivation = texteLong({
  libelle: 'Pourquoi voulez-vous devenir conseiller numérique ?',
  indication:
    'Quelques phrases suffisent. N’y mettez ni téléphone ni adresse : ce texte est lu par toutes les structures.',
  vide: 'Dites en quelques phrases pourquoi vous voulez devenir conseiller numérique.',
  max: 2000,
});

/** Registration, step 1. `invitation`: the link of a structure, when one brought the person here. */
export const formulaireIdentite = form('candidat.identite', {
  prenom,
  nom,
  email: email({ vide: 'Indiquez votre adresse électronique.' }),
  telephone: numero,
  invitation: cache({ max: 100 }),
});
/** Step 2: where. */
export const formulaireMobilite = form('candidat.mobilite', { commune, communeCode: cache({ max: 5 }), mobilite });
/** Step 3: when, and with what experience. */
export const formulaireParcours = form('candidat.parcours', { disponibleLe, situations, experience, diplome });
/** Step 4: why, and the consent. */
export const formulaireMotivation = form('candidat.motivation', {
  motivation,
  consentement: caseACocher({
    libelle:
      'J’accepte que les structures qui recrutent voient mon profil. Mon nom, mon adresse et mon téléphone ne sont montrés qu’à celles qui se disent intéressées.',
    vide: 'Sans votre accord, nous ne pouvons pas montrer votre profil aux structures.',
  }),
});

/** Everything that a candidate may change, on one page. */
export const formulaireProfil = form('candidat.profil', {
  prenom,
  nom,
  telephone: numero,
  commune,
  communeCode: cache({ max: 5 }),
  mobilite,
  disponibleLe,
  situations,
  experience,
  diplome,
  motivation,
});
