import { z } from 'zod';
import { cases, texteLong } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';

const AUCUN = 'Cochez au moins un poste.';

/** Vacant posts to give back: the page offers those of the structure, the gesture checks that they are. */
export const formulaireRendre = form('avenants.rendre', {
  postes: {
    ...cases({ libelle: 'Postes à rendre', vide: AUCUN, options: [] }),
    schema: z.array(z.uuid(AUCUN)).min(1, AUCUN).max(500),
  },
  motif: texteLong({
    libelle: 'Pourquoi vous les rendez',
    indication: 'L’ANCT le lit. Restez factuel.',
    vide: 'Dites pourquoi.',
    max: 2000,
  }),
});

/** Why ANCT refuses. */
export const formulaireRefus = form('avenants.refus', {
  motif: texteLong({
    libelle: 'Pourquoi cette demande est refusée',
    indication: 'La structure reçoit ce motif.',
    vide: 'Dites pourquoi.',
    max: 1000,
  }),
});
