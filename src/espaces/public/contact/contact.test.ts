import { expect, it } from 'vitest';
import { repondreMessage } from '#domain/contact/index.ts';
import { ANCT, uneSaisieDeMessage } from '#tests/situations/messages.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const { db } = banc.tools;

it('a visitor writes, is told the number, gets an acknowledgement, then the answer of ANCT', async () => {
  const email = 'parcours@demonstration.example';
  const navigateur = unNavigateur(banc);
  await navigateur.ouvrir('/contact');
  const suite = await navigateur.envoyer('/contact', uneSaisieDeMessage({ email }));
  expect(suite.texte).toContain('Votre message est envoyé');
  const { id, numero } = await db
    .selectFrom('messages')
    .selectAll()
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  expect(suite.texte).toContain(`<strong>${numero}</strong>`);
  await repondreMessage(banc.tools, ANCT, { messageId: id, reponse: 'Oui, écrivez-le dans votre inscription.' });
  await banc.faireTravailler();
  const envoyes = await db
    .selectFrom('courriels')
    .select('modele')
    .where('destinataire', '=', email)
    .where('statut', '=', 'envoye')
    .execute();
  expect(envoyes.map(({ modele }) => modele).sort()).toEqual(['contact.accuseReception', 'contact.reponse']);
});

it('what is missing is said field by field, and what was typed is kept', async () => {
  const navigateur = unNavigateur(banc);
  await navigateur.ouvrir('/contact');
  const texte = 'Un long message\nsur deux lignes.';
  const refus = await navigateur.poster('/contact', {
    ...uneSaisieDeMessage({ texte, email: 'pas une adresse' }),
    sujet: '',
  });
  expect(refus.statut).toBe(422);
  expect(refus.texte).toContain('2 réponses sont à corriger');
  expect(refus.texte).toContain('Choisissez le sujet de votre message.');
  expect(refus.texte).toContain(texte);
  expect((await navigateur.ouvrir('/contact')).texte).toContain(texte);
});

it('a link of another page chooses the subject; an unknown one chooses nothing', async () => {
  const { ouvrir } = unNavigateur(banc);
  expect((await ouvrir('/contact?sujet=accessibilite')).texte).toContain('<option value="accessibilite" selected="">');
  expect((await ouvrir('/contact?sujet=nul')).texte).not.toMatch(/<option value="[^"]+" selected/);
});

it('a form filled by a robot is thanked like any other, and sends nothing', async () => {
  const email = 'robot@demonstration.example';
  const navigateur = unNavigateur(banc);
  await navigateur.ouvrir('/contact');
  const reponse = await navigateur.envoyer('/contact', uneSaisieDeMessage({ email, site: 'https://exemple.test' }));
  expect(reponse.texte).toContain('Votre message est envoyé');
  expect((await banc.courriels()).filter(({ destinataire }) => destinataire === email)).toEqual([]);
});

it('the page of thanks bears any address', async () => {
  const { ouvrir } = unNavigateur(banc);
  for (const suite of ['', '?numero=x', '?numero=-1', '?numero=1e400'])
    expect((await ouvrir(`/contact/envoye${suite}`)).statut).toBe(200);
});
