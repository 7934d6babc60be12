import { z } from 'zod';
import { cache, caseACocher, email, liste, telephone, texte } from '#platform/form/champs.ts';
import { type Champ, form } from '#platform/form/form.ts';
import { PERSONNES_MAX } from './regles.ts';

const adresse = email();
/** An address that may be left empty: the telephone then tells. */
const emailFacultatif: Champ<string> = {
  ...adresse,
  libelle: 'Adresse électronique',
  indication: 'Pour recevoir la confirmation et un rappel la veille.',
  requis: false,
  schema: z.union([z.literal(''), adresse.schema], 'Cette adresse n’est pas complète. Par exemple : nom@domaine.fr.'),
};

const champs = {
  prenom: texte({ libelle: 'Prénom', autoComplete: 'given-name', vide: 'Donnez le prénom.', max: 80 }),
  nom: texte({ libelle: 'Nom', autoComplete: 'family-name', vide: 'Donnez le nom.', max: 80 }),
  email: emailFacultatif,
  telephone: telephone({ indication: 'Si vous n’avez pas d’adresse électronique.' }),
  nombre: liste({
    libelle: 'Nombre de personnes',
    vide: 'Dites combien de personnes viennent.',
    options: Array.from({ length: PERSONNES_MAX }, (_, rang) => ({
      valeur: String(rang + 1),
      libelle: rang === 0 ? '1 personne' : `${rang + 1} personnes`,
    })),
  }),
};

const unContact = ({ email: mail, telephone: tel }: { email: string; telephone: string }) =>
  mail || tel ? {} : { email: 'Donnez une adresse électronique ou un numéro de téléphone : l’un des deux suffit.' };

/** What somebody says to come. Never kept as a draft: names are written encrypted, or not at all. */
export const formulaireInscription = form(
  'ateliers.inscription',
  {
    ...champs,
    consentement: caseACocher({
      libelle:
        'J’accepte que le conseiller de cet atelier, et lui seul, lise mon nom et mes coordonnées. Ils sont effacés 30 jours après l’atelier.',
      vide: 'Cochez cette case : sans elle, nous ne pouvons pas vous inscrire.',
    }),
    site: cache({ max: 500 }),
  },
  unContact,
);

/** Somebody whom the conseiller registers himself, on the phone or in front of him. */
export const formulaireParticipant = form(
  'ateliers.participant',
  {
    ...champs,
    telephone: { ...champs.telephone, indication: 'À donner si la personne n’a pas d’adresse électronique.' },
    consentement: caseACocher({
      libelle: 'La personne accepte que je note ses coordonnées ; elle sait qu’elles seront effacées 30 jours après.',
      vide: 'Demandez son accord à la personne, puis cochez cette case.',
    }),
  },
  unContact,
);
