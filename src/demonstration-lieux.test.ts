import { expect, it } from 'vitest';
import { CONSEILLER_DEMO, MOT_DE_PASSE_DEMO } from '#domain/comptes/index.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { demonstration } from './demonstration.ts';

it('in the demonstration, places are found with their labels, one waits to be completed, and there is somewhere to send people', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  await demonstration(banc.tools);
  await banc.faireTravailler();
  const passant = unNavigateur(banc);
  const moulins = (await passant.ouvrir('/trouver-un-conseiller?code=03190')).texte;
  expect(moulins).toContain('France services Démonstration');
  expect(moulins).toMatch(/Sans rendez-vous\. France Services\./);
  expect(moulins).toMatch(/Sans rendez-vous\. Aidants Connect\./);
  expect(JSON.parse((await passant.ouvrir('/api/lieux.json')).texte)).toHaveLength(6);
  const lui = unNavigateur(banc);
  await lui.ouvrir('/connexion');
  await lui.poster('/connexion', { email: CONSEILLER_DEMO.email, motDePasse: MOT_DE_PASSE_DEMO });
  expect((await lui.ouvrir('/conseiller/lieux')).texte).toContain('À compléter');
  const orienter = (await lui.ouvrir('/conseiller/orienter')).texte;
  for (const quoi of ['Espace France Services', 'Fabrique de territoire', 'Structure habilitée Aidants Connect'])
    expect(orienter).toContain(quoi);
}, 60_000);
