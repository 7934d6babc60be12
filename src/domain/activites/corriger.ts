import { action, type Context } from '#platform/action.ts';
import { NotFound } from '#platform/errors.ts';
import { entreeActivite } from './entree.ts';
import { endroitDit } from './regles.ts';
import { saisieVerifiee } from './saisie.ts';
import { tracer } from './tracer.ts';

/**
 * The person signed in corrects an activity of his: its employer stays, its commune too while its place does. Once its
 * month is filed, what stood before is kept, without the note.
 * @throws NotFound when it is not his, or is taken away
 */
export const corrigerActivite = action({
  name: 'activites.corriger',
  input: entreeActivite,
  subject: ({ id }) => id,
  async execute(context, saisie): Promise<void> {
    const { tx, now } = context;
    const { lieuId, note: _, ...avant } = await laSienne(context, saisie.id);
    const { colonnes } = await saisieVerifiee(context, saisie, { ...avant, ou: endroitDit(avant.canal, lieuId) });
    await tx
      .updateTable('activites')
      .set({ ...colonnes, modifie_le: now })
      .where('id', '=', saisie.id)
      .where('conseiller', '=', avant.conseiller)
      .execute();
    const { id: activiteId, conseiller, jour } = avant;
    await tracer(context, { conseiller, activiteId, jours: [jour, saisie.jour], geste: 'corrigee', avant });
  },
});

async function laSienne({ tx, actor }: Context, id: string) {
  const sienne = await tx
    .selectFrom('activites as a')
    .leftJoin('lieux as l', 'l.numero', 'a.lieu')
    .selectAll('a')
    .select('l.id as lieuId')
    .where('a.id', '=', id)
    .where('a.supprimee_le', 'is', null)
    .where('a.conseiller', 'in', (eb) =>
      eb.selectFrom('candidats').select('numero').where('utilisateur_id', '=', actor.id),
    )
    .where((eb) => eb.lit(actor.perimetre.type === 'personne'))
    .forUpdate('a')
    .executeTakeFirst();
  if (!sienne) throw new NotFound(`activite ${id}`);
  return sienne;
}
