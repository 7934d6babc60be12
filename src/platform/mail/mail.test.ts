import { SMTPServer } from 'smtp-server';
import { afterAll, expect, it } from 'vitest';
import { SYSTEME } from '#platform/actor.ts';
import { transaction } from '#platform/db/guard.ts';
import { uneStructureInscrite } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { modele, queueMail } from './mail.ts';
import { envoyerCourriel } from './send.ts';

/** A real SMTP server, which can be told to refuse. */
let reponse = 250;
const recus: string[] = [];
const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: (_adresse, _session, callback) =>
    callback(reponse === 250 ? null : Object.assign(new Error('refus'), { responseCode: reponse })),
  onData(stream, _session, callback) {
    let texte = '';
    stream.on('data', (chunk) => {
      texte += chunk;
    });
    stream.on('end', () => {
      recus.push(texte);
      callback();
    });
  },
});
await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
afterAll(() => new Promise<void>((resolve) => smtp.close(resolve)));
const { port } = Object(smtp.server.address());
const banc = await unBanc();
const tools = {
  ...banc.tools,
  settings: { ...banc.tools.settings, SMTP_URL: `smtp://127.0.0.1:${port}`, mode: 'production' as const },
};
const essai = modele({
  name: 'essai.envoye',
  exemple: {},
  rediger: () => ({
    objet: 'Un essai',
    corps: ['Une phrase.', { bouton: 'Ouvrir', url: 'https://exemple.gouv.fr/x' }],
  }),
});

const ecrire = (cle: string) =>
  transaction(tools.db, (tx) =>
    queueMail({ tx, now: tools.clock(), actor: SYSTEME, tools }, essai, {
      a: 'quelquun@demonstration.example',
      cle,
      donnees: {},
    }),
  );
const courriel = () =>
  tools.db.selectFrom('courriels').selectAll().orderBy('cree_le', 'desc').orderBy('id').executeTakeFirstOrThrow();

it('an e-mail goes out once in text and HTML, and its body does not outlive its sending', async () => {
  await ecrire('un');
  await ecrire('un');
  const { id } = await courriel();
  await envoyerCourriel.handle(tools, { courrielId: id });
  await envoyerCourriel.handle(tools, { courrielId: id });
  expect(recus).toHaveLength(1);
  expect(recus[0]).toMatch(/multipart\/alternative/);
  expect(recus[0]).toContain(`Message-ID: <${id}@`);
  expect(recus[0]).toContain('Auto-Submitted: auto-generated');
  expect(await courriel()).toMatchObject({ statut: 'envoye', texte: null, html: null });
});

it('a gesture that fails sends nothing', async () => {
  const avant = (await tools.db.selectFrom('courriels').select('id').execute()).length;
  const rate = transaction(tools.db, async (tx) => {
    await queueMail({ tx, now: tools.clock(), actor: SYSTEME, tools }, essai, {
      a: 'x@demonstration.example',
      cle: 'rate',
      donnees: {},
    });
    throw new Error('refused');
  });
  await expect(rate).rejects.toThrow('refused');
  expect((await tools.db.selectFrom('courriels').select('id').execute()).length).toBe(avant);
});

it('a server that is down is tried again; an address refused for good stops there and shows', async () => {
  await tools.db.deleteFrom('courriels').execute();
  await ecrire('deux');
  const { id } = await courriel();
  reponse = 451;
  await expect(envoyerCourriel.handle(tools, { courrielId: id })).rejects.toThrow('not handed over');
  expect(await courriel()).toMatchObject({ statut: 'a_envoyer', tentatives: 1 });
  reponse = 550;
  await envoyerCourriel.handle(tools, { courrielId: id });
  expect(await courriel()).toMatchObject({ statut: 'en_echec', erreur: 'Le serveur de courriel a répondu 550.' });
  const arretee = { ...tools, settings: { ...tools.settings, SMTP_URL: 'smtp://127.0.0.1:9' } };
  await ecrire('trois');
  await expect(
    envoyerCourriel.handle(arretee, {
      courrielId: (
        await tools.db
          .selectFrom('courriels')
          .select('id')
          .where('cle', '=', 'essai.envoye:trois')
          .executeTakeFirstOrThrow()
      ).id,
    }),
  ).rejects.toThrow();
});

it('with the mail server down a structure still registers: its e-mail waits', async () => {
  const { saisie } = await uneStructureInscrite({
    ...banc,
    tools: { ...tools, settings: { ...tools.settings, SMTP_URL: 'smtp://127.0.0.1:9' } },
  });
  const attend = await tools.db
    .selectFrom('courriels')
    .select('statut')
    .where('destinataire', '=', saisie.contactEmail)
    .executeTakeFirstOrThrow();
  expect(attend.statut).toBe('a_envoyer');
});
