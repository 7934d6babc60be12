import { choix, email, telephone, texte, texteLong } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';
import { refusIdentifiant } from './siret.ts';

export const CIVILITES = [
  { valeur: 'madame', libelle: 'Madame' },
  { valeur: 'monsieur', libelle: 'Monsieur' },
] as const;

export const siret = texte({
  libelle: 'Numéro SIRET de votre structure',
  indication:
    '14 chiffres. Vous le trouverez sur votre avis de situation SIRENE. En Nouvelle-Calédonie, donnez le RIDET.',
  vide: 'Indiquez le numéro SIRET de votre structure : 14 chiffres.',
  max: 30,
  regle: refusIdentifiant,
});
export const nom = texte({
  libelle: 'Nom de la structure',
  autoComplete: 'organization',
  vide: 'Indiquez le nom de votre structure.',
  max: 250,
});
export const champsDuContact = {
  contactCivilite: choix({ libelle: 'Civilité', vide: 'Choisissez la civilité du contact.', options: CIVILITES }),
  contactPrenom: texte({
    libelle: 'Prénom',
    autoComplete: 'given-name',
    vide: 'Indiquez le prénom du contact.',
    max: 100,
  }),
  contactNom: texte({ libelle: 'Nom', autoComplete: 'family-name', vide: 'Indiquez le nom du contact.', max: 100 }),
  contactFonction: texte({
    libelle: 'Fonction',
    autoComplete: 'organization-title',
    vide: 'Indiquez la fonction du contact.',
    max: 150,
  }),
  contactEmail: email({ indication: 'Elle recevra le lien de confirmation, puis les décisions.' }),
  contactTelephone: telephone({ vide: 'Indiquez un numéro de téléphone.' }),
} as const;

/** Step 4: whom to write to, and who represents the structure. */
export const formulaireContact = form('inscription.contact', {
  ...champsDuContact,
  representantPrenom: texte({
    libelle: 'Prénom du représentant légal',
    indication: 'Le maire, le président…',
    vide: 'Indiquez le prénom du représentant légal.',
    max: 100,
  }),
  representantNom: texte({
    libelle: 'Nom du représentant légal',
    vide: 'Indiquez le nom du représentant légal.',
    max: 100,
  }),
  representantFonction: texte({
    libelle: 'Fonction du représentant légal',
    vide: 'Indiquez la fonction du représentant légal.',
    max: 150,
  }),
});

/** An administrator of the structure names its contact. */
export const formulaireMonContact = form('structures.modifierContact', champsDuContact);

/** Corrections by ANCT or the préfecture, kept in the history with what stood before. */
export const formulaireCorrection = form('structures.corriger', {
  siret: texte({
    libelle: 'Numéro SIRET',
    indication: '14 chiffres. En Nouvelle-Calédonie, le RIDET.',
    vide: 'Indiquez le numéro SIRET de la structure : 14 chiffres.',
    max: 30,
    regle: refusIdentifiant,
  }),
  nom: texte({ libelle: 'Nom de la structure', vide: 'Indiquez le nom de la structure.', max: 250 }),
  ...champsDuContact,
  motif: texteLong({ libelle: 'Motif de la correction', vide: 'Dites pourquoi vous corrigez ce dossier.', max: 1000 }),
});

export const formulaireAcces = form('inscription.acces', {
  prenom: texte({ libelle: 'Votre prénom', autoComplete: 'given-name', vide: 'Indiquez votre prénom.', max: 100 }),
  nom: texte({ libelle: 'Votre nom', autoComplete: 'family-name', vide: 'Indiquez votre nom.', max: 100 }),
  fonction: texte({
    libelle: 'Votre fonction',
    autoComplete: 'organization-title',
    vide: 'Indiquez votre fonction.',
    max: 150,
  }),
  email: email(),
});
