import { z } from 'zod';
import { action } from '#platform/action.ts';
import { NotFound } from '#platform/errors.ts';
import { entreeActivite } from './entree.ts';
import { saisieVerifiee } from './saisie.ts';
import { tracer } from './tracer.ts';

/**
 * The conseiller signed in records what he did. `id` comes from his device: sent twice, it is written once and both are
 * answered alike. Employer, place and commune are those of the day and never move.
 * @throws InvalidInput by field
 * @throws Refused without a running contract
 * @throws NotFound when the identifier is somebody else's
 */
export const enregistrerActivite = action({
  name: 'activites.enregistrer',
  input: entreeActivite,
  subject: ({ id }) => id,
  async execute(context, saisie): Promise<void> {
    const { tx, now } = context;
    const { contrat, colonnes } = await saisieVerifiee(context, saisie);
    const { conseiller, structure } = contrat;
    const { id, jour } = saisie;
    const ecrite = await tx
      .insertInto('activites')
      .values({ id, conseiller, structure, ...colonnes, cree_le: now, modifie_le: now })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (ecrite) return tracer(context, { conseiller, activiteId: id, jours: [jour], geste: 'ajoutee' });
    const sienne = await tx
      .selectFrom('activites')
      .select('id')
      .where('id', '=', id)
      .where('conseiller', '=', conseiller)
      .executeTakeFirst();
    if (!sienne) throw new NotFound(`activite ${id}`);
  },
});

/**
 * Takes away an activity of the person signed in. @throws NotFound when it is not his, or is already taken away
 */
export const supprimerActivite = action({
  name: 'activites.supprimer',
  input: z.object({ activiteId: z.uuid() }),
  subject: ({ activiteId }) => activiteId,
  async execute(context, { activiteId }): Promise<void> {
    const { tx, actor, now } = context;
    const supprimee = await tx
      .updateTable('activites')
      .set({ supprimee_le: now, modifie_le: now })
      .where('id', '=', activiteId)
      .where('supprimee_le', 'is', null)
      .where('conseiller', 'in', (eb) =>
        eb.selectFrom('candidats').select('numero').where('utilisateur_id', '=', actor.id),
      )
      .where((eb) => eb.lit(actor.perimetre.type === 'personne'))
      .returning(['conseiller', 'jour'])
      .executeTakeFirst();
    if (!supprimee) throw new NotFound(`activite ${activiteId}`);
    const { conseiller, jour } = supprimee;
    await tracer(context, { conseiller, activiteId, jours: [jour], geste: 'supprimee' });
  },
});
