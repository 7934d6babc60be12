import { date, email, texte, texteLong } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';
import { referenceLue } from './reference.ts';

export const INTITULE_MAX = 150;
export const TEXTE_MAX = 6000;

/** The fiche de poste as it is written on the screen. */
export const formulaireFiche = form('offres.fiche', {
  intitule: texte({ libelle: 'Intitulé du poste', vide: 'Donnez un intitulé au poste.', max: INTITULE_MAX }),
  missions: texteLong({
    libelle: 'Missions et tâches',
    indication: 'Décrivez-les le plus précisément possible : c’est ce que les candidats lisent d’abord.',
    vide: 'Décrivez les missions confiées au conseiller.',
    max: TEXTE_MAX,
  }),
  profil: texteLong({
    libelle: 'Profil recherché',
    indication: 'Savoir-être d’abord : la formation apporte le reste. Aucun diplôme n’est exigé.',
    vide: 'Décrivez la personne que vous cherchez.',
    max: TEXTE_MAX,
  }),
  conditions: texteLong({
    libelle: 'Conditions',
    indication: 'Contrat, durée, rémunération, temps de travail, déplacements, tenue et matériel.',
    vide: 'Indiquez les conditions du poste : contrat, rémunération, temps de travail.',
    max: TEXTE_MAX,
  }),
  lieux: texteLong({ libelle: 'Lieux d’exercice', vide: 'Indiquez où le conseiller travaillera.', max: 2000 }),
  candidaturesEmail: email({
    libelle: 'Adresse électronique pour les candidatures',
    indication: 'Elle sera visible de tous : préférez une adresse de service, par exemple mairie@domaine.fr',
    vide: 'Indiquez l’adresse où les candidats peuvent écrire.',
  }),
});

/** What a public structure declares once the offer is on emploi-territorial.fr. */
export const formulairePublication = form('offres.publication', {
  reference: texte({
    libelle: 'Référence de l’offre',
    indication: 'Un O suivi de 15 chiffres, par exemple O085260814000428. Vous pouvez coller l’adresse de l’offre.',
    vide: 'Donnez la référence de l’offre sur emploi-territorial.fr.',
    max: 300,
    regle: (valeur) =>
      referenceLue(valeur)
        ? undefined
        : 'Cette référence n’est pas complète : un O suivi de 15 chiffres, par exemple O085260814000428.',
  }),
  publieeLe: date({ libelle: 'Date de publication', vide: 'Indiquez la date de publication de l’offre.' }),
  urgenceMotif: texteLong({
    libelle: 'Urgence : pourquoi faut-il signer avant un mois ?',
    indication: 'À remplir seulement si vous ne pouvez pas attendre. Le motif figurera dans votre dossier.',
    max: 1000,
  }),
});
