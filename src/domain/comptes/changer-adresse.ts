import { z } from 'zod';
import { action } from '#platform/action.ts';
import { plusJours } from '#platform/dates.ts';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { empreinteDe, nouveauJeton } from '#platform/jetons.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { ancienneAdresse, nouvelleAdresse } from './mails.ts';

const VALIDITE_JOURS = 2;

/** Asks to change one's address: a link to the former one, a link to the new one, both needed. */
export const demanderChangementAdresse = action({
  name: 'comptes.demanderChangementAdresse',
  input: z.object({ adresse: z.email().toLowerCase() }),
  async execute(context, { adresse }): Promise<void> {
    const { tx, now, actor } = context;
    const personne = await tx
      .selectFrom('utilisateurs')
      .select(['id', 'email'])
      .where('id', '=', actor.id)
      .executeTakeFirstOrThrow();
    if (personne.email === adresse) throw new InvalidInput({ adresse: 'C’est déjà votre adresse.' });
    await tx
      .deleteFrom('liens_personnels')
      .where('utilisateur_id', '=', personne.id)
      .where('usage', 'in', ['ancienne_adresse', 'nouvelle_adresse'])
      .execute();
    for (const [usage, a, modele] of [
      ['ancienne_adresse', personne.email, ancienneAdresse],
      ['nouvelle_adresse', adresse, nouvelleAdresse],
    ] as const) {
      const { jeton, empreinte } = nouveauJeton();
      await tx
        .insertInto('liens_personnels')
        .values({
          empreinte,
          utilisateur_id: personne.id,
          usage,
          adresse,
          cree_le: now,
          expire_le: plusJours(now, VALIDITE_JOURS),
        })
        .execute();
      await queueMail(context, modele, { a, cle: empreinte, donnees: { jeton } });
    }
  },
});

/** Confirms from one of the two addresses; the second confirmation makes the change. */
export const confirmerAdresse = action({
  name: 'comptes.confirmerAdresse',
  input: z.object({ jeton: z.string().max(100) }),
  async execute({ tx, now }, { jeton }): Promise<'faite' | 'reste_une_confirmation'> {
    const lien = await tx
      .selectFrom('liens_personnels')
      .selectAll()
      .where('empreinte', '=', empreinteDe(jeton))
      .where('usage', 'in', ['ancienne_adresse', 'nouvelle_adresse'])
      .where('expire_le', '>', now)
      .forUpdate()
      .executeTakeFirst();
    if (!lien?.adresse)
      throw new Refused('Ce lien n’est plus valable. Demandez de nouveau le changement depuis la page « Mon compte ».');
    await tx.updateTable('liens_personnels').set({ utilise_le: now }).where('empreinte', '=', lien.empreinte).execute();
    const restants = await tx
      .selectFrom('liens_personnels')
      .select('empreinte')
      .where('utilisateur_id', '=', lien.utilisateur_id)
      .where('usage', 'in', ['ancienne_adresse', 'nouvelle_adresse'])
      .where('utilise_le', 'is', null)
      .execute();
    if (restants.length > 0) return 'reste_une_confirmation';
    const prise = await tx.selectFrom('utilisateurs').select('id').where('email', '=', lien.adresse).executeTakeFirst();
    if (prise) throw new Refused('Cette adresse ne peut pas être utilisée. Choisissez-en une autre.');
    await tx.updateTable('utilisateurs').set({ email: lien.adresse }).where('id', '=', lien.utilisateur_id).execute();
    await tx
      .deleteFrom('liens_personnels')
      .where('utilisateur_id', '=', lien.utilisateur_id)
      .where('usage', 'in', ['ancienne_adresse', 'nouvelle_adresse'])
      .execute();
    return 'faite';
  },
});
