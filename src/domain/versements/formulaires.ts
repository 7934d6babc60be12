import { date, fichier, texte, texteFacultatif, texteLong } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';

/** Where the money goes. */
export const formulaireRib = form('rib.saisie', {
  titulaire: texte({
    libelle: 'Titulaire du compte',
    indication: 'Tel qu’il est écrit sur le RIB, par exemple « Service de gestion comptable de Moulins ».',
    vide: 'Indiquez le titulaire du compte.',
    max: 70,
  }),
  iban: texte({
    libelle: 'IBAN',
    indication: 'Vous pouvez le recopier avec ses espaces : FR76 3000 1007…',
    vide: 'Indiquez l’IBAN du compte.',
    max: 60,
  }),
  bic: texte({
    libelle: 'BIC',
    indication: 'Il figure sous l’IBAN : 8 ou 11 caractères.',
    vide: 'Indiquez le BIC du compte.',
    max: 20,
  }),
});

/** What a batch takes. */
export const formulaireLot = form('lot.preparation', {
  jusquAu: date({ libelle: 'Versements prévus jusqu’au', vide: 'Indiquez jusqu’à quelle date.' }),
  departement: texteFacultatif({
    libelle: 'Code du département',
    indication: 'Par exemple 03. Laissez vide pour tous les départements.',
    max: 3,
  }),
});

/** Why a gesture is done; `libelle` asks it. */
export const formulaireMotif = (libelle: string) =>
  form('versements.motif', { motif: texteLong({ libelle, vide: 'Dites pourquoi.', max: 500 }) });

/** What the bank answered. */
export const formulaireRetour = form('versements.retour', {
  fichier: fichier({
    libelle: 'Fichier de la banque',
    indication:
      'Un relevé camt.054 (XML), ou un tableau CSV avec les colonnes reference, montant, date, statut, code et motif. 10 Mo au plus.',
  }),
});
