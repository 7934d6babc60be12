import { z } from 'zod';
import { action } from '#platform/action.ts';
import { plusMinutes } from '#platform/dates.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { PROFILS, SUJETS, TEXTE_MAX } from './formulaires.ts';
import { accuseReception } from './mails.ts';

const MEME_ENVOI_MINUTES = 60;

/** Somebody writes to the team. Sent twice, the same message counts once. */
export const envoyerMessage = action({
  name: 'contact.envoyerMessage',
  input: z.object({
    profil: z.enum(PROFILS.map(({ valeur }) => valeur)),
    sujet: z.enum(SUJETS.map(({ valeur }) => valeur)),
    nom: z.string().min(1).max(150),
    email: z.string().min(3).max(254),
    texte: z.string().min(1).max(TEXTE_MAX),
    site: z.string(),
  }),
  async execute(context, { site, ...message }): Promise<{ messageId: string; numero: number }> {
    const { tx, now } = context;
    const deja = await tx
      .selectFrom('messages')
      .select(['id', 'numero'])
      .where('email', '=', message.email)
      .where('texte', '=', message.texte)
      .where('recu_le', '>', plusMinutes(now, -MEME_ENVOI_MINUTES))
      .executeTakeFirst();
    if (deja) return { messageId: deja.id, numero: deja.numero };
    const indesirable = site !== '';
    const { id, numero } = await tx
      .insertInto('messages')
      .values({ ...message, statut: 'recu', indesirable, recu_le: now })
      .returning(['id', 'numero'])
      .executeTakeFirstOrThrow();
    if (!indesirable)
      await queueMail(context, accuseReception, { a: message.email, cle: id, donnees: { numero, recuLe: now } });
    return { messageId: id, numero };
  },
  subject: (_, { messageId }) => messageId,
});
