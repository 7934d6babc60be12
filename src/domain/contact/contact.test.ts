import { expect, it } from 'vitest';
import { type Actor, VISITEUR } from '#platform/actor.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { ANCT, SUPPORT, uneSaisieDeMessage, unMessage } from '#tests/situations/messages.ts';
import { unBanc } from '#tests/support/base.ts';
import { effacerMessages } from './effacer.ts';
import {
  classerMessage,
  compterMessages,
  envoyerMessage,
  lireMessage,
  listerMessages,
  repondreMessage,
  rouvrirMessage,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const lire = (id: string) => lireMessage(tools.db, ANCT.perimetre, id);
const recus = (a: string) => banc.courriels().then((tous) => tous.filter(({ destinataire }) => destinataire === a));

it('a message is kept, numbered, and acknowledged without repeating what was typed', async () => {
  const email = 'accuse@demonstration.example';
  const { messageId, numero } = await unMessage(banc, { email, texte: 'Achetez ici : https://exemple.test' });
  expect(await lire(messageId)).toMatchObject({ statut: 'recu', numero, email });
  const [accuse] = await recus(email);
  expect(accuse?.objet).toContain(`n° ${numero}`);
  expect(accuse?.texte).not.toMatch(/Achetez|Camille/);
});

it('the same message sent twice counts once', async () => {
  const email = 'deux-fois@demonstration.example';
  const premier = await unMessage(banc, { email });
  expect(await unMessage(banc, { email })).toEqual(premier);
  expect(await recus(email)).toHaveLength(1);
});

it('the answer of ANCT or of the support leaves once by e-mail, and is kept', async () => {
  for (const [rang, agent] of [ANCT, SUPPORT].entries()) {
    const email = `reponse-${rang}@demonstration.example`;
    const { messageId } = await unMessage(banc, { email });
    await repondreMessage(tools, agent, { messageId, reponse: 'Oui, une seule commune s’inscrit.' });
    expect(await lire(messageId)).toMatchObject({
      statut: 'repondu',
      reponse: 'Oui, une seule commune s’inscrit.',
      traite_par: agent.id,
    });
    const reponse = (await recus(email)).find(({ modele }) => modele === 'contact.reponse');
    expect(reponse?.texte).toContain('Oui, une seule commune s’inscrit.');
    expect(reponse?.texte).toContain('Pouvons-nous accueillir un conseiller à deux communes ?');
    await expect(repondreMessage(tools, agent, { messageId, reponse: 'Encore.' })).rejects.toThrow(Refused);
    expect(await recus(email)).toHaveLength(2);
  }
});

it('of two agents who answer together, one only does', async () => {
  const { messageId } = await unMessage(banc, { email: 'ensemble@demonstration.example' });
  const issues = await Promise.allSettled([
    repondreMessage(tools, ANCT, { messageId, reponse: 'Première réponse.' }),
    repondreMessage(tools, SUPPORT, { messageId, reponse: 'Seconde réponse.' }),
  ]);
  expect(issues.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await recus('ensemble@demonstration.example')).toHaveLength(2);
});

it('a message can be filed without an answer, and taken back', async () => {
  const { messageId } = await unMessage(banc, { email: 'classe@demonstration.example' });
  await classerMessage(tools, ANCT, { messageId });
  expect((await lire(messageId)).statut).toBe('classe');
  await rouvrirMessage(tools, SUPPORT, { messageId });
  expect(await lire(messageId)).toMatchObject({ statut: 'recu', traite_le: null });
});

it('a robot is told nothing, and writes to nobody through us; a person mistaken for one is found again', async () => {
  const email = 'robot@demonstration.example';
  const { messageId } = await unMessage(banc, { email, site: 'https://exemple.test' });
  expect(await recus(email)).toEqual([]);
  const perimetre = ANCT.perimetre;
  const liste = await listerMessages(tools.db, perimetre, { etat: 'recu' });
  expect(liste.lignes.map(({ id }) => id)).not.toContain(messageId);
  expect(await compterMessages(tools.db, perimetre, { etat: 'indesirable' })).toBe(1);
  await classerMessage(tools, ANCT, { messageId });
  await rouvrirMessage(tools, ANCT, { messageId });
  expect(await lire(messageId)).toMatchObject({ statut: 'recu', indesirable: false });
});

it('nobody but ANCT and its support reads or treats messages', async () => {
  const { messageId } = await unMessage(banc, { email: 'prive@demonstration.example' });
  const prefecture: Actor = { ...ANCT, role: 'prefecture', perimetre: { type: 'departements', codes: ['03'] } };
  for (const autre of [VISITEUR, prefecture]) {
    await expect(lireMessage(tools.db, autre.perimetre, messageId)).rejects.toThrow(NotFound);
    await expect(listerMessages(tools.db, autre.perimetre, { etat: 'recu' })).rejects.toThrow(NotFound);
    await expect(repondreMessage(tools, autre, { messageId, reponse: 'Non.' })).rejects.toThrow(NotFound);
  }
  const ailleurs: Actor = { ...ANCT, role: 'banque_des_territoires' };
  await expect(classerMessage(tools, ailleurs, { messageId })).rejects.toThrow(Forbidden);
  const inconnu = '00000000-0000-4000-8000-0000000000ff';
  await expect(classerMessage(tools, ANCT, { messageId: inconnu })).rejects.toThrow(NotFound);
});

it.each([{ texte: '' }, { texte: 'a'.repeat(4001) }, { nom: '' }, { email: 'x'.repeat(300) }])(
  'what is not a message is refused, and nothing is kept (%#)',
  async (faux) => {
    await expect(envoyerMessage(tools, VISITEUR, uneSaisieDeMessage(faux))).rejects.toThrow(InvalidInput);
  },
);

it('a year after its treatment a message is erased; one that waits stays', async () => {
  const autre = await unBanc({ pendantLeTest: true });
  const traite = await unMessage(autre, { email: 'traite@demonstration.example' });
  await classerMessage(autre.tools, ANCT, { messageId: traite.messageId });
  const attend = await unMessage(autre, { email: 'attend@demonstration.example' });
  await unMessage(autre, { email: 'robot@demonstration.example', site: 'x' });
  autre.avancer({ jours: 366 });
  await effacerMessages.handle(autre.tools, {});
  const restants = await autre.tools.db.selectFrom('messages').select('id').execute();
  expect(restants).toEqual([{ id: attend.messageId }]);
});
