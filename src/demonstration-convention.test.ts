import { expect, it } from 'vitest';
import { CONSEILLER_DEMO, codeDeDemonstration, MOT_DE_PASSE_DEMO } from '#domain/comptes/index.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { demonstration } from './demonstration.ts';

it('in the demonstration, a convention waits for its structure, and the operator signs in and sees it', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  await demonstration(banc.tools);
  await banc.faireTravailler();
  const elle = unNavigateur(banc);
  await elle.ouvrir('/connexion');
  await elle.poster('/connexion', { email: 'structure7@demonstration.example', motDePasse: MOT_DE_PASSE_DEMO });
  expect((await elle.ouvrir('/structure/convention')).texte).toContain('À vous\u00a0: signez la convention');
  const banque = unNavigateur(banc);
  const connexion = await banque.ouvrir('/connexion');
  expect(connexion.texte).toContain('signe les conventions et prépare les versements');
  await banque.poster('/connexion', { email: 'banque@demonstration.example', motDePasse: MOT_DE_PASSE_DEMO });
  await banque.ouvrir('/compte/second-facteur');
  await banque.poster('/compte/second-facteur', { code: codeDeDemonstration(banc.tools) ?? '' });
  const liste = await banque.ouvrir('/banque/conventions?statut=a_signer');
  expect(liste.texte).toContain('Commune de Gabarit-les-Volcans');
}, 60_000);

it('in the demonstration, a payment is due, and its structure reads what stops it and what to do', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  await demonstration(banc.tools);
  await banc.faireTravailler();
  const elle = unNavigateur(banc);
  await elle.ouvrir('/connexion');
  await elle.poster('/connexion', { email: 'structure7@demonstration.example', motDePasse: MOT_DE_PASSE_DEMO });
  const versements = await elle.ouvrir('/structure/versements');
  expect(versements.texte).toContain('La convention n’est pas signée par les deux parties.');
  expect(versements.texte).toContain('Indiquez le compte qui recevra la subvention.');
  expect(versements.texte).toContain('10\u00a0000\u00a0€');
}, 60_000);

it('in the demonstration, a conseiller signs in and finds his activities and their figures', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  await demonstration(banc.tools);
  const lui = unNavigateur(banc);
  expect((await lui.ouvrir('/connexion')).texte).toContain(CONSEILLER_DEMO.email);
  await lui.poster('/connexion', { email: CONSEILLER_DEMO.email, motDePasse: MOT_DE_PASSE_DEMO });
  expect((await lui.ouvrir('/conseiller/activites')).texte).toContain('Médiathèque de l’Exemple');
  expect((await lui.ouvrir('/conseiller/statistiques')).texte).toContain('Participants aux ateliers');
}, 60_000);
