import { expect, it } from 'vitest';
import { codeDeDemonstration, FORMATION_DEMO, MOT_DE_PASSE_DEMO } from '#domain/comptes/index.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { demonstration } from './demonstration.ts';

it('in the demonstration, somebody of a training body signs in and finds two sessions to come', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  await demonstration(banc.tools);
  const navigateur = unNavigateur(banc);
  const connexion = await navigateur.ouvrir('/connexion');
  expect(connexion.texte).toContain(FORMATION_DEMO.email);
  await navigateur.poster('/connexion', { email: FORMATION_DEMO.email, motDePasse: MOT_DE_PASSE_DEMO });
  await navigateur.ouvrir('/compte/second-facteur');
  await navigateur.poster('/compte/second-facteur', { code: codeDeDemonstration(banc.tools) ?? '' });
  const accueil = await navigateur.ouvrir('/formation');
  expect(accueil.texte).toContain('Organisme de formation de démonstration');
  expect(accueil.texte).toContain('12\u00a0places libres');
  expect(accueil.texte).toContain('10\u00a0places libres');
}, 60_000);
