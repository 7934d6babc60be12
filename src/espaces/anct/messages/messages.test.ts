import { describe, expect, it } from 'vitest';
import { classerMessage } from '#domain/contact/index.ts';
import { compterAudit } from '#platform/audit.ts';
import { createApp } from '#platform/http/app.ts';
import { formToken } from '#platform/http/security.ts';
import { ANCT, unMessage } from '#tests/situations/messages.ts';
import { unBanc } from '#tests/support/base.ts';
import { routesMessages } from './messages.route.tsx';

const banc = await unBanc();
const { tools } = banc;
const session = { actor: ANCT, id: 'session-d-essai', roles: [], secondFacteur: true };
const app = createApp({
  tools,
  routes: routesMessages,
  identify: async () => session,
  menu: () => [],
  gate: () => undefined,
});
const origin = tools.settings.BASE_URL;
const ouvrir = async (path: string) => {
  const reponse = await app.fetch(new Request(`${origin}${path}`));
  return { statut: reponse.status, texte: await reponse.text() };
};
const poster = async (path: string, valeurs: Record<string, string> = {}) => {
  const body = new URLSearchParams({ ...valeurs, _jeton: formToken(tools.settings, session.id) });
  const reponse = await app.fetch(new Request(`${origin}${path}`, { method: 'POST', body, headers: { origin } }));
  return { statut: reponse.status, vers: reponse.headers.get('location'), texte: await reponse.text() };
};

describe('the messages in the ANCT space', () => {
  it('are listed those that wait first, fifty a page, in a fixed number of queries', async () => {
    for (let rang = 0; rang < 55; rang += 1) {
      await unMessage(banc, { email: `liste-${rang}@demonstration.example`, nom: `Personne ${rang}` });
      banc.avancer({ minutes: 1 });
    }
    const premiere = await ouvrir('/anct/messages');
    expect(premiere.texte).toContain('<strong>55\u00a0messages</strong>');
    expect(premiere.texte).toContain('Personne 0<');
    expect(premiere.texte).not.toContain('Personne 54<');
    expect(premiere.texte).not.toContain('liste-0@');
    const suivante = premiere.texte.match(/href="([^"]*curseur=[^"]+)"/)?.[1]?.replaceAll('&amp;', '&');
    expect((await ouvrir(suivante ?? '')).texte).toContain('Personne 54<');
    expect(await banc.compterRequetes(() => ouvrir('/anct/messages'))).toBeLessThanOrEqual(2);
  });

  it('are narrowed by state and subject; a filter that does not exist counts for nothing', async () => {
    const { messageId, numero } = await unMessage(banc, { email: 'filtre@demonstration.example', nom: 'Filtre' });
    await classerMessage(tools, ANCT, { messageId });
    expect((await ouvrir('/anct/messages?etat=classe')).texte).toContain(`N° ${numero}, Filtre`);
    expect((await ouvrir('/anct/messages?etat=classe&sujet=formation')).texte).toContain('Aucun message ici');
    expect((await ouvrir('/anct/messages?etat=nul&sujet=rien&curseur=x')).texte).toContain('55\u00a0messages');
  });

  it('leave as a file without address nor text, and that leaves a line in the audit', async () => {
    const avant = await compterAudit(tools.db, 'contact.exporterMessages');
    const { texte } = await ouvrir('/anct/messages/export?etat=recu&format=csv');
    expect(texte.trim().split('\r\n')).toHaveLength(56);
    expect(texte).not.toMatch(/@demonstration|Pouvons-nous/);
    expect(await compterAudit(tools.db, 'contact.exporterMessages')).toBe(avant + 1);
  });

  it('are read, and each reading of an address leaves a line in the audit', async () => {
    const { messageId } = await unMessage(banc, { email: 'lu@demonstration.example', texte: 'Une ligne\nDeux <b>' });
    const avant = await compterAudit(tools.db, 'contact.lireMessage');
    const { texte } = await ouvrir(`/anct/messages/${messageId}`);
    expect(texte).toContain('lu@demonstration.example');
    expect(texte).toContain('Deux &lt;b&gt;');
    expect(texte).toContain('content="noindex"');
    expect(await compterAudit(tools.db, 'contact.lireMessage')).toBe(avant + 1);
  });

  it('are answered; an empty answer is asked again, a late one keeps what was typed', async () => {
    const { messageId } = await unMessage(banc, { email: 'page@demonstration.example' });
    const adresse = `/anct/messages/${messageId}`;
    const vide = await poster(adresse, { reponse: ' ' });
    expect([vide.statut, vide.texte.includes('Écrivez votre réponse.')]).toEqual([422, true]);
    expect((await poster(adresse, { reponse: 'Bien sûr.' })).vers).toBe(adresse);
    expect((await ouvrir(adresse)).texte).toContain('Bien sûr.');
    const tard = await poster(adresse, { reponse: 'Ma réponse à moi.' });
    expect(tard.statut).toBe(409);
    expect(tard.texte).toContain('cette action n’est plus possible');
    expect(tard.texte).toContain('Ma réponse à moi.');
  });

  it('are filed and taken back by one button each', async () => {
    const { messageId } = await unMessage(banc, { email: 'boutons@demonstration.example' });
    const adresse = `/anct/messages/${messageId}`;
    expect((await poster(`${adresse}/classer`)).vers).toBe(adresse);
    const classe = await ouvrir(adresse);
    expect(classe.texte).toContain('Rouvrir');
    expect(classe.texte).not.toContain('Envoyer la réponse');
    await poster(`${adresse}/rouvrir`);
    expect((await ouvrir(adresse)).texte).toContain('Envoyer la réponse');
  });

  it('a message that does not exist is not found', async () => {
    for (const id of ['00000000-0000-4000-8000-0000000000ff', 'x'])
      expect((await ouvrir(`/anct/messages/${id}`)).statut).toBe(404);
  });
});
