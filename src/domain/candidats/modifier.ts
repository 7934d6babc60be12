import { action } from '#platform/action.ts';
import { Forbidden } from '#platform/errors.ts';
import { verrouillerSonProfil } from './changer-statut.ts';
import { estLeCandidat } from './rights.ts';
import { colonnesDuProfil, profil } from './saisie.ts';

/** Changes one's own profile: structures see it at their next page. */
export const modifierProfil = action({
  name: 'candidats.modifier',
  input: profil,
  async execute(context, saisie): Promise<string> {
    if (!estLeCandidat(context.actor)) throw new Forbidden('candidats.modifier');
    const { id } = await verrouillerSonProfil(context);
    await context.tx
      .updateTable('candidats')
      .set({ ...(await colonnesDuProfil(context, saisie)), actif_le: context.now })
      .where('id', '=', id)
      .execute();
    return id;
  },
  subject: (_, candidatId) => candidatId,
});
