import { expect, it } from 'vitest';
import { unAgentDeLaBanque, uneConvention } from '#tests/situations/conventions.ts';
import { unBanc } from '#tests/support/base.ts';
import { demanderCode, lireConvention, lireConventions, signaturesDe, signerIci } from './index.ts';

const banc = await unBanc({ environment: { SIGNATURE_MODE: 'simple' } });
const { tools } = banc;

async function unCode(qui: { email: string } & Parameters<typeof demanderCode>[1]): Promise<string> {
  await demanderCode(tools, qui, { nombre: 1 });
  const recus = (await banc.courriels()).filter(
    ({ destinataire, modele }) => destinataire === qui.email && modele === 'convention.code',
  );
  return recus.at(-1)?.texte.match(/\d{3} \d{3}/)?.[0] ?? '';
}

it('one code in several hands at once signs once', async () => {
  const { signataire, compte, conventionId } = await uneConvention(banc);
  const code = await unCode({ ...signataire, email: compte.email });
  const signer = () =>
    signerIci(tools, signataire, { conventionIds: [conventionId], code, qualite: 'Maire', consent: true });
  const faits = await Promise.allSettled([signer(), signer(), signer(), signer()]);
  expect(faits.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await signaturesDe(tools.db, conventionId)).toHaveLength(1);
});

it('of wrong codes in many hands at once, five are tried and the right one is no longer good', async () => {
  const { signataire, compte, conventionId } = await uneConvention(banc);
  const bon = await unCode({ ...signataire, email: compte.email });
  const signer = (code: string) =>
    signerIci(tools, signataire, { conventionIds: [conventionId], code, qualite: 'Maire', consent: true });
  const faux = bon === '111 111' ? '222222' : '111111';
  await Promise.allSettled(Array.from({ length: 8 }, () => signer(faux)));
  await expect(signer(bon)).rejects.toThrow();
  expect((await lireConvention(tools.db, signataire.perimetre, conventionId)).statut).toBe('a_signer');
});

it('a code opens nothing for somebody else', async () => {
  const un = await uneConvention(banc);
  const autre = await uneConvention(banc, { nom: 'Une autre' });
  const code = await unCode({ ...un.signataire, email: un.compte.email });
  await unCode({ ...autre.signataire, email: autre.compte.email });
  await expect(
    signerIci(tools, autre.signataire, {
      conventionIds: [autre.conventionId],
      code,
      qualite: 'Maire',
      consent: true,
    }),
  ).rejects.toThrow();
});

it('a structure signs its own convention alone, whatever it asks for, and the operator reads those it chooses', async () => {
  const un = await uneConvention(banc);
  const autre = await uneConvention(banc, { nom: 'Une autre' });
  const code = await unCode({ ...un.signataire, email: un.compte.email });
  const bilan = await signerIci(tools, un.signataire, {
    conventionIds: [autre.conventionId, un.conventionId],
    code,
    qualite: 'Maire',
    consent: true,
  });
  expect(bilan).toEqual({
    signees: 1,
    refusees: [{ conventionId: autre.conventionId, motif: 'Cette convention n’existe pas.' }],
  });
  const ids = [un.conventionId, autre.conventionId];
  expect(await lireConventions(tools.db, un.signataire.perimetre, ids)).toHaveLength(1);
  expect(await lireConventions(tools.db, (await unAgentDeLaBanque(banc)).perimetre, ids)).toHaveLength(2);
});
