import { date, fichier, texte, texteFacultatif } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';

// Shown and demanded when they apply: the gesture says what is missing, so that one form serves every structure.
const siIlYALieu = { requis: true } as const;

/** Who represents the structure (guide, étape 5): a private one has no DGS. */
export const formulaireIdentites = form('conformite.identites', {
  presidentPrenom: texte({ libelle: 'Prénom du Président', vide: 'Indiquez le prénom du Président.', max: 100 }),
  presidentNom: texte({ libelle: 'Nom du Président', vide: 'Indiquez le nom du Président.', max: 100 }),
  presidentNaissance: date({ libelle: 'Date de naissance du Président', vide: 'Indiquez la date de naissance.' }),
  dgsPrenom: {
    ...texteFacultatif({ libelle: 'Prénom de la personne qui dirige les services', max: 100 }),
    ...siIlYALieu,
  },
  dgsNom: { ...texteFacultatif({ libelle: 'Nom de la personne qui dirige les services', max: 100 }), ...siIlYALieu },
  dgsNaissance: {
    ...date({ libelle: 'Date de naissance de la personne qui dirige les services' }),
    ...siIlYALieu,
  },
});
export const CHAMPS_DU_PRESIDENT = ['presidentPrenom', 'presidentNom', 'presidentNaissance'] as const;

/** The files of one piece, and its date when it expires. */
export const formulairePiece = form('conformite.piece', {
  fichiers: fichier({
    libelle: 'Fichiers',
    indication: 'PDF, JPEG ou PNG, 10 Mo au plus chacun. Plusieurs pages photographiées ? Choisissez-les ensemble.',
    plusieurs: true,
  }),
  dateeDu: { ...date({ libelle: 'Date écrite sur le document' }), ...siIlYALieu },
});
