import { date, fichier, liste, texteLong } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';
import { MOTIFS, NOMS_DES_MOTIFS } from './regles.ts';

/** A contract that ends before its term. */
export const formulaireRupture = form('rupture.declaration', {
  motif: liste({
    libelle: 'Pourquoi le contrat prend fin',
    vide: 'Choisissez le motif de la rupture.',
    options: NOMS_DES_MOTIFS.map((valeur) => ({ valeur, libelle: MOTIFS[valeur] })),
  }),
  effetLe: date({
    libelle: 'Dernier jour du contrat',
    vide: 'Indiquez le dernier jour du contrat.',
  }),
  precisions: texteLong({ libelle: 'Précisions', indication: 'L’ANCT les lit. Restez factuel.', max: 2000 }),
  fichier: {
    ...fichier({
      libelle: 'Document qui le montre',
      indication: 'Lettre de démission, décision… Un PDF de 10 Mo au plus, si vous l’avez.',
    }),
    requis: false,
  },
});
