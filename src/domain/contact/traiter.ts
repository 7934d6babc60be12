import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { NotFound } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { cycle, type GesteMessage } from './lifecycle.ts';
import { reponse as courrielDeReponse } from './mails.ts';

const designe = z.object({ messageId: z.uuid() });

/** The message, locked, if the gesture is allowed on it now: two agents may have opened it together. */
async function verrouiller({ tx, actor }: Context, messageId: string, geste: GesteMessage) {
  if (actor.perimetre.type !== 'nation') throw new NotFound(`message ${messageId}`);
  const message = await tx
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', messageId)
    .forUpdate()
    .executeTakeFirst();
  if (!message) throw new NotFound(`message ${messageId}`);
  cycle.exiger(geste, message.statut, actor.role, 'Ce message');
  return message;
}

/** Answers by e-mail; the answer is kept with the message. */
export const repondreMessage = action({
  name: 'contact.repondre',
  input: designe.extend({ reponse: z.string().min(1).max(8000) }),
  subject: ({ messageId }) => messageId,
  async execute(context, { messageId, reponse }): Promise<void> {
    const { tx, now, actor } = context;
    const message = await verrouiller(context, messageId, 'repondre');
    await tx
      .updateTable('messages')
      .set({ statut: cycle.target('repondre'), reponse, traite_le: now, traite_par: actor.id })
      .where('id', '=', messageId)
      .execute();
    await queueMail(context, courrielDeReponse, {
      a: message.email,
      cle: messageId,
      donnees: { numero: message.numero, recuLe: message.recu_le, reponse, texte: message.texte },
    });
  },
});

/** Nothing to answer: an unwanted message, or one answered otherwise. */
export const classerMessage = action({
  name: 'contact.classer',
  input: designe,
  subject: ({ messageId }) => messageId,
  async execute(context, { messageId }): Promise<void> {
    const { tx, now, actor } = context;
    await verrouiller(context, messageId, 'classer');
    await tx
      .updateTable('messages')
      .set({ statut: cycle.target('classer'), traite_le: now, traite_par: actor.id })
      .where('id', '=', messageId)
      .execute();
  },
});

/** Undoes the filing: the message waits again for its answer, among those of people. */
export const rouvrirMessage = action({
  name: 'contact.rouvrir',
  input: designe,
  subject: ({ messageId }) => messageId,
  async execute(context, { messageId }): Promise<void> {
    const { tx } = context;
    await verrouiller(context, messageId, 'rouvrir');
    await tx
      .updateTable('messages')
      .set({ statut: cycle.target('rouvrir'), indesirable: false, traite_le: null, traite_par: null })
      .where('id', '=', messageId)
      .execute();
  },
});
