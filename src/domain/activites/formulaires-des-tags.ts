import { z } from 'zod';
import { liste, texte } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';

/** A new tag, or a new name for one. */
export const formulaireTag = form('activites.tag', {
  nom: texte({
    libelle: 'Nom du tag',
    indication: 'Un mot ou deux, par exemple « Semaine bleue ». Ne nommez personne.',
    vide: 'Donnez un nom à ce tag.',
    max: 60,
    regle: (valeur) => (valeur.length < 2 ? 'Donnez un nom de deux caractères au moins.' : undefined),
  }),
});

const VIDE = 'Choisissez le tag à garder.';
/** What a tag becomes; the page offers the others of its scope. */
export const formulaireFusion = form('activites.fusion', {
  vers: {
    ...liste({ libelle: 'Tag à garder', vide: VIDE, options: [] }),
    schema: z.string(VIDE).regex(/^\d{1,9}$/, VIDE),
  },
});
