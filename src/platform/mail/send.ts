import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Tools } from '#platform/action.ts';
import { job } from '#platform/jobs/jobs.ts';

/**
 * Hands one e-mail over to the SMTP server. At least once: between the server's « 250 » and our commit a killed
 * process hands it over again, under the same Message-ID, which receiving servers use to show it once.
 */
export const envoyerCourriel = job({
  name: 'courriel.envoyer',
  data: z.object({ courrielId: z.uuid() }),
  retries: 12,
  async handle(tools, { courrielId }) {
    const courriel = await tools.db.selectFrom('courriels').selectAll().where('id', '=', courrielId).executeTakeFirst();
    if (!courriel || courriel.statut === 'envoye') return;
    const { SMTP_URL, MAIL_FROM } = tools.settings;
    if (!SMTP_URL) return marquerEnvoye(tools, courrielId);
    try {
      await transport(SMTP_URL).sendMail({
        from: MAIL_FROM,
        to: courriel.destinataire,
        subject: courriel.objet,
        text: courriel.texte ?? '',
        html: courriel.html ?? '',
        messageId: `<${courriel.id}@${new URL(tools.settings.BASE_URL).hostname}>`,
        ...(courriel.agenda && { icalEvent: invitation(courriel.agenda) }),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    } catch (error) {
      await noterEchec(tools, courrielId, error);
      return;
    }
    await marquerEnvoye(tools, courrielId);
  },
});

/** What calendars read: the method of the part is that of its content. */
const invitation = (content: string) => ({
  method: /^METHOD:(\w+)/m.exec(content)?.[1] ?? 'REQUEST',
  filename: 'invitation.ics',
  content,
});

const transports = new Map<string, ReturnType<typeof createTransport>>();
function transport(url: string) {
  const existing = transports.get(url) ?? createTransport(url, {}).on('error', () => {});
  transports.set(url, existing);
  return existing;
}

/** In production the body, which holds personal links, does not outlive its sending. */
async function marquerEnvoye(tools: Tools, id: string) {
  const corps = tools.settings.mode === 'production' ? { texte: null, html: null, agenda: null } : {};
  await tools.db
    .updateTable('courriels')
    .set({ statut: 'envoye', envoye_le: tools.clock(), erreur: null, ...corps })
    .where('id', '=', id)
    .execute();
}

/** A refusal for good (5xx) stops here and shows in the ANCT space; anything else is tried again by the queue. */
async function noterEchec(tools: Tools, id: string, error: unknown) {
  const code = typeof error === 'object' && error !== null && 'responseCode' in error ? Number(error.responseCode) : 0;
  const definitif = code >= 500 && code < 600;
  const erreur = code > 0 ? `Le serveur de courriel a répondu ${code}.` : 'Le serveur de courriel ne répond pas.';
  await tools.db
    .updateTable('courriels')
    .set((eb) => ({ erreur, tentatives: eb('tentatives', '+', 1), ...(definitif && { statut: 'en_echec' }) }))
    .where('id', '=', id)
    .execute();
  if (!definitif) throw new Error(`mail ${id} not handed over: ${code || 'no answer'}`);
}
