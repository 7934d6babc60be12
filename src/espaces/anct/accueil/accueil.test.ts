import { expect, it } from 'vitest';
import { unKitCommande } from '#tests/situations/arrivee.ts';
import { seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { unMessage } from '#tests/situations/messages.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

it('the home page of ANCT says what waits for it and leads there, and says nothing when nothing waits', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const unAgent = async () => {
    const navigateur = unNavigateur(banc);
    await seConnecter(banc, navigateur, await unCompte(banc, { role: 'anct' }));
    return navigateur;
  };
  expect((await (await unAgent()).ouvrir('/anct')).texte).not.toContain('Ce qui attend l’ANCT');
  await unKitCommande(banc);
  await unMessage(banc);
  const navigateur = await unAgent();
  const { texte } = await navigateur.ouvrir('/anct');
  const lisible = texte.replaceAll(/[\u00a0\u202f]/g, ' ');
  expect(lisible).toContain('<a href="/anct/arrivees?kit=a_expedier">1 kit à expédier</a>');
  expect(lisible).toContain('<a href="/anct/messages">1 message à traiter</a>');
  expect((await navigateur.ouvrir('/anct/arrivees?kit=a_expedier')).statut).toBe(200);
});
