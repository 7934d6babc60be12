import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { uneScene } from '#tests/support/browser.ts';
import { enregistrer, lignesDe, preparer, unTelephone } from '#tests/support/terrain.ts';

const scene = await uneScene();
const { banc } = scene;

/** The next activity sent is held on its way, until `laisser`. */
async function retenir(page: Page) {
  const [parti, passe] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route('**/conseiller/activites/envoi', async (route) => {
    parti.resolve();
    await passe.promise;
    await route.continue();
  });
  return { parti: parti.promise, laisser: passe.resolve };
}

it('corrected or deleted while it is on its way: what was said last stands, and a deletion tells the truth', async () => {
  const lui = await unConseillerEnPoste(banc);
  const page = await unTelephone(scene, lui);
  // The network that is cut here is that of pages: the worker, woken by the browser, has its own.
  await page.addInitScript(() => Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync'));
  await preparer(page);
  const premiere = await retenir(page);
  await page.getByText('À distance').click();
  await page.getByText('Naviguer sur Internet').click();
  await page.getByLabel(/^Note/).fill('Avant');
  await enregistrer(page);
  await premiere.parti;
  // Another was being typed: it is taken up again after the correction.
  await page.getByLabel(/^Note/).fill('La suivante');
  await page.getByRole('button', { name: /^Corriger : / }).click();
  expect(await page.getByLabel(/^Note/).inputValue()).toBe('Avant');
  await page.getByLabel(/^Note/).fill('Après');
  await enregistrer(page);
  await expect.poll(() => page.getByLabel(/^Note/).inputValue()).toBe('La suivante');
  expect(await lignesDe(banc, lui)).toEqual([]);
  premiere.laisser();
  await page.getByText('1 activité est enregistrée.').waitFor();
  expect((await lignesDe(banc, lui)).map(({ note }) => note)).toEqual(['Après']);
  await page.unrouteAll();

  const seconde = await retenir(page);
  await page.getByText('Naviguer sur Internet').click();
  await enregistrer(page);
  await seconde.parti;
  await page.getByRole('button', { name: /^Supprimer : / }).click();
  await page.getByRole('button', { name: /^Supprimer pour de bon/ }).click();
  seconde.laisser();
  await page.getByText('Cette activité venait de partir').waitFor();
  expect((await lignesDe(banc, lui)).map(({ note }) => note).toSorted()).toEqual(['Après', 'La suivante']);

  // Deleted with no answer: the platform may have it, and it is said.
  await page.route('**/conseiller/activites/envoi', (route) => route.abort());
  await page.getByText('Naviguer sur Internet').click();
  await enregistrer(page);
  await page.getByText('1 activité attend le réseau.').waitFor();
  await page.getByRole('button', { name: 'Envoyer maintenant' }).click();
  await page.getByText('Pas de réseau : ce qui attend partira dès son retour.').waitFor();
  await page.getByRole('button', { name: /^Supprimer : / }).click();
  await page.getByRole('button', { name: /^Supprimer pour de bon/ }).click();
  await page.getByText('Elle était peut-être déjà partie').waitFor();
  expect(await page.getByText('attend le réseau').count()).toBe(0);
}, 120_000);
