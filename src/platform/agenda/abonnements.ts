import { z } from 'zod';
import { action, type Tools } from '#platform/action.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { empreinteDe, nouveauJeton } from '#platform/jetons.ts';

/** A private address that calendars read, one a person: a new one closes the former. Answers its secret, shown once. */
export const ouvrirAbonnement = action({
  name: 'agenda.abonner',
  input: z.object({}),
  async execute({ tx, actor, now }): Promise<string> {
    if (actor.id === null) throw new Forbidden('agenda.abonner');
    const { jeton, empreinte } = nouveauJeton();
    await tx
      .insertInto('abonnements_agenda')
      .values({ utilisateur_id: actor.id, empreinte, cree_le: now })
      .onConflict((conflict) => conflict.column('utilisateur_id').doUpdateSet({ empreinte, cree_le: now }))
      .execute();
    return jeton;
  },
});

/** Closes the address of the person signed in: it answers nothing any more. */
export const fermerAbonnement = action({
  name: 'agenda.desabonner',
  input: z.object({}),
  async execute({ tx, actor }): Promise<void> {
    await tx.deleteFrom('abonnements_agenda').where('utilisateur_id', '=', actor.id).execute();
  },
});

/** Has the person signed in an address open? */
export const aUnAbonnement = async ({ db }: Pick<Tools, 'db'>, utilisateurId: string | null): Promise<boolean> =>
  (await db
    .selectFrom('abonnements_agenda')
    .select('cree_le')
    .where('utilisateur_id', '=', utilisateurId)
    .executeTakeFirst()) !== undefined;

/** Whose private address it is. @throws NotFound */
export async function abonneDe({ db }: Pick<Tools, 'db'>, jeton: string): Promise<string> {
  const abonne = await db
    .selectFrom('abonnements_agenda')
    .select('utilisateur_id')
    .where('empreinte', '=', empreinteDe(jeton))
    .executeTakeFirst();
  if (!abonne) throw new NotFound('agenda');
  return abonne.utilisateur_id;
}
