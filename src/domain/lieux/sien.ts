import { sonContrat } from '#domain/contrats/index.ts';
import type { Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { NotFound } from '#platform/errors.ts';

/**
 * An open place where the person signed in receives, locked, with the number of his file. @throws NotFound when it is
 * not his, or is closed
 */
export async function verrouillerLeSien({ tx, actor }: Context, lieuId: string) {
  const lieu = await tx
    .selectFrom('lieux as l')
    .innerJoin('lieux_conseillers as r', 'r.lieu_id', 'l.id')
    .innerJoin('candidats as c', 'c.numero', 'r.conseiller')
    .selectAll('l')
    .select(['r.conseiller', 'r.principal'])
    .where('l.id', '=', lieuId)
    .where('l.ferme_le', 'is', null)
    .where('r.jusqu_au', 'is', null)
    .where('c.utilisateur_id', '=', actor.id)
    .where((eb) => eb.lit(actor.perimetre.type === 'personne'))
    .forUpdate('l')
    .executeTakeFirst();
  if (!lieu) throw new NotFound(`lieu ${lieuId}`);
  return lieu;
}
export type SonLieuVerrouille = Awaited<ReturnType<typeof verrouillerLeSien>>;

/** The running contract of the person signed in. @throws NotFound without one */
export async function sonContratEnCours({ tx, actor, now }: Context) {
  const contrat = await sonContrat(tx, actor, dateCivile(now));
  if (!contrat) throw new NotFound('contrat en cours');
  return contrat;
}

/** What is published of a place changed: its date follows. */
export const dater = ({ tx, now }: Context, lieuId: string) =>
  tx.updateTable('lieux').set({ modifie_le: now }).where('id', '=', lieuId).execute();
