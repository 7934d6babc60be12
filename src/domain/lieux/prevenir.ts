import { adresseDe } from '#domain/comptes/index.ts';
import type { Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { type Modele, queueMail } from '#platform/mail/mail.ts';

/** Writes to whoever receives in a place, except who acts: once a day for the same reason. */
export async function prevenirCeuxQuiYRecoivent<Donnees>(
  context: Context,
  lieuId: string,
  modele: Modele<Donnees>,
  donnees: Donnees,
): Promise<void> {
  const { tx, actor, now } = context;
  const autres = await tx
    .selectFrom('lieux_conseillers as r')
    .innerJoin('candidats as c', 'c.numero', 'r.conseiller')
    .select('c.utilisateur_id')
    .where('r.lieu_id', '=', lieuId)
    .where('r.jusqu_au', 'is', null)
    .where('c.utilisateur_id', 'is not', null)
    .where('c.utilisateur_id', 'is distinct from', actor.id)
    .orderBy('c.numero')
    .execute();
  for (const { utilisateur_id } of autres) {
    const a = await adresseDe(tx, utilisateur_id);
    if (a) await queueMail(context, modele, { a, cle: `${lieuId}:${dateCivile(now)}:${utilisateur_id}`, donnees });
  }
}
