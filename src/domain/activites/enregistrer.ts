import { employeurDu } from '#domain/contrats/index.ts';
import { action } from '#platform/action.ts';
import { NotFound } from '#platform/errors.ts';
import { entreeActivite } from './entree.ts';
import { saisieVerifiee } from './saisie.ts';
import { tracer } from './tracer.ts';

/**
 * The conseiller signed in records what he did. `id` comes from his device: sent twice, it is written once and both are
 * answered alike, the second as `deja`. Employer, place and commune are those of the day and never move.
 * @throws InvalidInput by field
 * @throws Refused without a running contract
 * @throws NotFound when the identifier is somebody else's
 */
export const enregistrerActivite = action({
  name: 'activites.enregistrer',
  input: entreeActivite,
  subject: ({ id }) => id,
  async execute(context, saisie): Promise<{ deja: boolean }> {
    const { tx, now } = context;
    const { contrat, colonnes } = await saisieVerifiee(context, saisie);
    const { conseiller } = contrat;
    const { id, jour } = saisie;
    const structure = employeurDu(contrat, jour);
    const ecrite = await tx
      .insertInto('activites')
      .values({ id, conseiller, structure, ...colonnes, cree_le: now, modifie_le: now })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (ecrite) {
      await tracer(context, { conseiller, activiteId: id, jours: [jour], geste: 'ajoutee' });
      return { deja: false };
    }
    const sienne = await tx
      .selectFrom('activites')
      .select('id')
      .where('id', '=', id)
      .where('conseiller', '=', conseiller)
      .executeTakeFirst();
    if (!sienne) throw new NotFound(`activite ${id}`);
    return { deja: true };
  },
});
