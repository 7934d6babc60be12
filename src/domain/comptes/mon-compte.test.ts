import { describe, expect, it } from 'vitest';
import { SYSTEME } from '#platform/actor.ts';
import { transaction } from '#platform/db/guard.ts';
import { lienRecu, MOT_DE_PASSE, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { uneStructureConfirmee } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { inviter } from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const lienAdresse = async (email: string) =>
  (await banc.courriels())
    .filter(({ destinataire, texte }) => destinataire === email && texte.includes('/adresse/'))
    .at(-1)
    ?.texte.match(/\/adresse\/(\S+)/)?.[1] ?? '';

async function unMembre() {
  const { structureId } = await uneStructureConfirmee(banc);
  const compte = await unCompte(banc, { role: 'structure', structureId, administrateur: true });
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, compte);
  return { compte, navigateur, structureId };
}

it('an address changes when both the former and the new one have confirmed, and not before', async () => {
  const { compte, navigateur } = await unMembre();
  const nouvelle = `nouvelle-${crypto.randomUUID().slice(0, 8)}@demonstration.example`;
  await navigateur.ouvrir('/compte/adresse');
  await navigateur.poster('/compte/adresse', { adresse: nouvelle });
  const liens = [await lienAdresse(compte.email), await lienAdresse(nouvelle)];
  const email = async () =>
    (await tools.db.selectFrom('utilisateurs').select('email').where('id', '=', compte.id).executeTakeFirstOrThrow())
      .email;
  await navigateur.ouvrir(`/adresse/${liens[0]}`);
  await navigateur.poster(`/adresse/${liens[0]}`, {});
  expect(await email()).toBe(compte.email);
  await navigateur.ouvrir(`/adresse/${liens[1]}`);
  expect(await email()).toBe(compte.email);
  await navigateur.poster(`/adresse/${liens[1]}`, {});
  expect(await email()).toBe(nouvelle);
});

it('one’s sessions are listed, and closing one puts that browser out', async () => {
  const { compte, navigateur } = await unMembre();
  const ailleurs = unNavigateur(banc);
  await seConnecter(banc, ailleurs, compte);
  const page = await navigateur.ouvrir('/compte');
  const fermer = [...page.texte.matchAll(/action="(\/compte\/sessions\/[^"]+\/fermer)"/g)].map(
    ([, adresse]) => adresse ?? '',
  );
  expect(fermer).toHaveLength(1);
  await navigateur.poster(fermer[0] ?? '', {});
  expect((await ailleurs.ouvrir('/structure')).vers).toContain('/connexion');
  expect((await navigateur.ouvrir('/structure')).statut).toBe(200);
});

it('changing the password closes every session and asks to sign in again', async () => {
  const { navigateur } = await unMembre();
  await navigateur.ouvrir('/compte/mot-de-passe');
  const faux = await navigateur.poster('/compte/mot-de-passe', {
    actuel: 'pas le bon',
    nouveau: 'marmotte fusain horloge pluie',
  });
  expect(faux.statut).toBe(422);
  await navigateur.poster('/compte/mot-de-passe', { actuel: MOT_DE_PASSE, nouveau: 'marmotte fusain horloge pluie' });
  expect((await navigateur.ouvrir('/structure')).vers).toContain('/connexion');
});

describe('somebody with two roles', () => {
  it('acts in one at a time, sees only what it sees, and is told of the second by e-mail', async () => {
    const { compte, navigateur } = await unMembre();
    await transaction(tools.db, (tx) =>
      inviter(
        { tx, now: tools.clock(), actor: SYSTEME, tools },
        { email: compte.email, prenom: 'C', nom: 'E', role: 'anct' },
      ),
    );
    expect(
      (await banc.courriels()).some(
        ({ destinataire, modele }) => destinataire === compte.email && modele === 'compte.nouvelAcces',
      ),
    ).toBe(true);
    expect((await navigateur.ouvrir('/anct')).statut).toBe(403);
    const page = await navigateur.ouvrir('/compte');
    const changer = page.texte.match(/action="(\/compte\/roles\/[^"]+)"/)?.[1] ?? '';
    await navigateur.poster(changer, {});
    expect((await navigateur.ouvrir('/structure')).statut).toBe(403);
    expect((await navigateur.ouvrir('/anct')).vers).toBe('/compte/second-facteur');
  });
});

it('a link to choose a password opened twice by a mail scanner still works for the person', async () => {
  const email = `scanner-${crypto.randomUUID().slice(0, 8)}@demonstration.example`;
  await transaction(tools.db, (tx) =>
    inviter({ tx, now: tools.clock(), actor: SYSTEME, tools }, { email, prenom: 'C', nom: 'E', role: 'anct' }),
  );
  const jeton = await lienRecu(banc, email);
  const navigateur = unNavigateur(banc);
  for (let i = 0; i < 3; i += 1) expect((await navigateur.ouvrir(`/mot-de-passe/${jeton}`)).statut).toBe(200);
  const choisi = await navigateur.poster(`/mot-de-passe/${jeton}`, {
    motDePasse: MOT_DE_PASSE,
    confirmation: MOT_DE_PASSE,
  });
  expect(choisi.vers).toBe('/connexion');
  expect((await navigateur.ouvrir(`/mot-de-passe/${jeton}`)).statut).toBe(410);
});
