import { cache, texte } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';

/** A place where a conseiller receives. */
export const formulaireLieu = form('lieux.ajouter', {
  nom: texte({
    libelle: 'Nom du lieu',
    indication: 'Tel que les habitants le connaissent, par exemple « Médiathèque ».',
    vide: 'Donnez le nom du lieu.',
    max: 120,
  }),
  adresse: texte({ libelle: 'Adresse', vide: 'Donnez l’adresse du lieu.', max: 200 }),
  commune: {
    ...texte({
      libelle: 'Commune',
      indication: 'Tapez le nom ou le code postal, par exemple « Moulins » ou « 03000 ».',
      vide: 'Indiquez la commune du lieu.',
      max: 150,
    }),
    suggestions: '/api/communes',
  },
  communeCode: cache({ max: 5 }),
});
