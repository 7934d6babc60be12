import { z } from 'zod';
import { action, type Tools } from '#platform/action.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { empreinteDe, nouveauJeton } from '#platform/jetons.ts';

/** A private address that calendars read: a new one closes the former. Answers its secret, shown once. */
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

/** Whose calendar a private address opens. @throws NotFound */
export async function abonneDe({ db }: Pick<Tools, 'db'>, jeton: string): Promise<string> {
  const abonne = await db
    .selectFrom('abonnements_agenda')
    .select('utilisateur_id')
    .where('empreinte', '=', empreinteDe(jeton))
    .executeTakeFirst();
  if (!abonne) throw new NotFound('agenda');
  return abonne.utilisateur_id;
}
