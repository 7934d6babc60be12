import { texteLong } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';

/** Why ANCT asks for a follow-up again. */
export const formulaireRedemander = form('suivi.redemander', {
  motif: texteLong({
    libelle: 'Ce qui est à revoir',
    indication: 'La personne qui l’a remis reçoit ce motif.',
    vide: 'Dites pourquoi.',
    max: 500,
  }),
});
