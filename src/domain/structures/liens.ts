import type { ExpressionBuilder } from 'kysely';
import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { plusJours } from '#platform/dates.ts';
import type { DB } from '#platform/db/schema.ts';
import { nouveauJeton } from '#platform/jetons.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { changerStatuts } from './changer-statut.ts';
import { confirmation } from './mails.ts';

/** Link valid 7 days (domain, étape 1). */
export const VALIDITE_CONFIRMATION_JOURS = 7;

/** Is one of the registration's links still valid? On the alias `s`. */
export const aUnLienValable = (now: Date) => (eb: ExpressionBuilder<DB & { s: DB['structures'] }, 's'>) =>
  eb.exists(
    eb
      .selectFrom('confirmations as k')
      .select('k.empreinte')
      .whereRef('k.structure_id', '=', 's.id')
      .where('k.expire_le', '>', now),
  );

/** A registration never confirmed and whose links are all out of date lets go of its SIRET. */
export async function laisserExpirer(context: Context, identifiant: string): Promise<void> {
  const perimees = await context.tx
    .selectFrom('structures as s')
    .select(['s.id', 's.statut'])
    .where('s.identifiant', '=', identifiant)
    .where('s.statut', '=', 'a_confirmer')
    .where((eb) => eb.not(aUnLienValable(context.now)(eb)))
    .forUpdate()
    .execute();
  await changerStatuts({ ...context, actor: SYSTEME }, perimees, 'expirer');
}

/** A fresh link to the structure's contact, valid 7 days, or until the moment given. */
export async function envoyerConfirmation(
  context: Context,
  structure: { readonly id: string; readonly nom: string; readonly contact_email: string },
  { modele = confirmation, expireLe = plusJours(context.now, VALIDITE_CONFIRMATION_JOURS) } = {},
): Promise<void> {
  const { jeton, empreinte } = nouveauJeton();
  await context.tx
    .insertInto('confirmations')
    .values({ empreinte, structure_id: structure.id, expire_le: expireLe })
    .execute();
  await queueMail(context, modele, {
    a: structure.contact_email,
    cle: empreinte,
    donnees: { nom: structure.nom, jeton, expireLe },
  });
}

/** The links already sent confirm nothing more: they went to an address that was not the right one. */
export const perimerLiens = ({ tx, now }: Context, structureId: string) =>
  tx
    .updateTable('confirmations')
    .set({ expire_le: now })
    .where('structure_id', '=', structureId)
    .where('expire_le', '>', now)
    .execute();
