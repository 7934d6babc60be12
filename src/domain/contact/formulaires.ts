import { cache, email, liste, texte, texteLong } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';

/** Who writes. */
export const PROFILS = [
  { valeur: 'structure_publique', libelle: 'Une collectivité ou un organisme public' },
  { valeur: 'structure_privee', libelle: 'Une association ou une entreprise de l’économie sociale et solidaire' },
  { valeur: 'candidat', libelle: 'Une personne qui veut devenir conseiller numérique' },
  { valeur: 'conseiller', libelle: 'Un conseiller numérique' },
  { valeur: 'agent', libelle: 'Un agent de l’État ou d’un organisme partenaire' },
  { valeur: 'habitant', libelle: 'Une personne qui cherche de l’aide près de chez elle' },
  { valeur: 'autre', libelle: 'Quelqu’un d’autre' },
] as const;

/** What it is about: the list of ANCT is filtered on it. */
export const SUJETS = [
  { valeur: 'inscription', libelle: 'L’inscription d’une structure' },
  { valeur: 'recrutement', libelle: 'Le recrutement d’un conseiller' },
  { valeur: 'formation', libelle: 'La formation' },
  { valeur: 'subvention', libelle: 'La subvention et les versements' },
  { valeur: 'compte', libelle: 'Un compte ou une connexion' },
  { valeur: 'donnees_personnelles', libelle: 'Mes données personnelles' },
  { valeur: 'accessibilite', libelle: 'Un problème d’accessibilité' },
  { valeur: 'securite', libelle: 'Un problème de sécurité' },
  { valeur: 'autre', libelle: 'Un autre sujet' },
] as const;
export type Sujet = (typeof SUJETS)[number]['valeur'];

export const TEXTE_MAX = 4000;

/** The public form. `site` is the field that people do not see and that robots fill. */
export const formulaireMessage = form('contact.message', {
  profil: liste({ libelle: 'Vous êtes', vide: 'Dites qui vous êtes : la réponse en dépend.', options: PROFILS }),
  sujet: liste({ libelle: 'Votre message concerne', vide: 'Choisissez le sujet de votre message.', options: SUJETS }),
  nom: texte({
    libelle: 'Prénom et nom',
    autoComplete: 'name',
    vide: 'Indiquez votre prénom et votre nom.',
    max: 150,
  }),
  email: email({ vide: 'Indiquez votre adresse électronique : la réponse y arrivera.' }),
  texte: texteLong({
    libelle: 'Votre message',
    indication: 'N’écrivez ni mot de passe, ni numéro de sécurité sociale, ni coordonnées bancaires.',
    vide: 'Écrivez votre message.',
    max: TEXTE_MAX,
  }),
  site: cache({ max: 500 }),
});

/** The answer of ANCT. */
export const formulaireReponse = form('contact.repondre', {
  reponse: texteLong({
    libelle: 'Votre réponse',
    indication: 'Elle part par courriel, précédée de « Bonjour » et suivie du message reçu.',
    vide: 'Écrivez votre réponse.',
    max: 8000,
  }),
});
