import { texte } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';

/** The name under which an activity is kept to be recorded again. */
export const formulaireFavori = form('activites.favori', {
  nom: texte({
    libelle: 'Nom du favori',
    indication: 'Par exemple « Permanence du mardi ». Ne nommez personne.',
    vide: 'Donnez un nom à ce favori.',
    max: 60,
  }),
});
