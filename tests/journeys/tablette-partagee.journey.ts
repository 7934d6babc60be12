import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ajouterLieu } from '#domain/lieux/index.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { MOULINS } from '#tests/situations/structures.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer } from '#tests/support/entrer.ts';
import { enregistrer, lignesDe, preparer, unTelephone } from '#tests/support/terrain.ts';

const scene = await uneScene();
const { banc } = scene;
const NOTE = 'canarinote du terrain';

/** What anybody who holds the device could find in it. */
const dedans = (page: Page) =>
  page.evaluate(async () => {
    const lire = (demande: IDBRequest) =>
      new Promise((fait) => {
        demande.onsuccess = () => fait(demande.result);
        demande.onerror = () => fait(undefined);
      });
    const bases = (await indexedDB.databases()).map(({ name }) => name);
    const base = await lire(indexedDB.open('terrain'));
    if (!(base instanceof IDBDatabase)) throw new Error('no base');
    const lignes = [];
    for (const magasin of ['file', 'brouillons'])
      lignes.push(await lire(base.transaction(magasin).objectStore(magasin).getAll()));
    base.close();
    const [file, brouillons] = lignes.map((une) => (Array.isArray(une) ? une : []));
    const decoder = new TextDecoder();
    const clair = [...(file ?? []), ...(brouillons ?? [])].map(({ contenu }) => decoder.decode(contenu)).join();
    return { bases, caches: await caches.keys(), combien: file?.length, clair };
  });

const sortir = async (page: Page) => {
  await page.goto('/deconnexion');
  await page.getByRole('button', { name: 'Me déconnecter' }).click();
  await page.getByText('Vous êtes déconnecté.').waitFor();
};

it('two people on one tablet neither see nor send each other’s; what the first left waits for him, sealed', async () => {
  const [lui, elle] = [await unConseillerEnPoste(banc), await unConseillerEnPoste(banc)];
  for (const [{ acteur }, nom] of [
    [lui, 'Lieu de lui'],
    [elle, 'Lieu d’elle'],
  ] as const)
    await ajouterLieu(banc.tools, acteur, { nom, adresse: '1 rue de l’Exemple', communeCode: MOULINS });
  const page = await unTelephone(scene, lui);
  await preparer(page);
  await page.getByText('Naviguer sur Internet').click();
  await page.getByLabel('Dont déjà venues vous voir').fill('3');
  await page.getByLabel(/^Note/).fill(NOTE);
  await enregistrer(page);
  await page.getByText('1 activité est à corriger.').waitFor();
  await accessible(page);
  await page.goto('/deconnexion');
  await page.getByText('Une activité attend encore sur cet appareil.').waitFor();
  await sortir(page);
  await expect.poll(async () => (await dedans(page)).caches).toEqual([]);
  const apres = await dedans(page);
  expect(apres.combien).toBe(1);
  expect(apres.bases).not.toContain('terrain-cle');
  expect(apres.clair).not.toContain(NOTE);

  await entrer(banc, page, elle.compte);
  await preparer(page);
  expect(await page.getByText('à corriger').count()).toBe(0);
  await page.context().setOffline(true);
  await page.reload();
  expect(await page.getByText('Lieu d’elle').count()).toBeGreaterThan(0);
  expect(await page.getByText('Lieu de lui').count()).toBe(0);
  await page.getByText('Naviguer sur Internet').click();
  await enregistrer(page);
  await page.getByText('1 activité attend le réseau.').waitFor();
  await page.context().setOffline(false);
  await page.getByText('1 activité est enregistrée.').waitFor();
  expect([(await lignesDe(banc, lui)).length, (await lignesDe(banc, elle)).length]).toEqual([0, 1]);
  await sortir(page);

  await entrer(banc, page, lui.compte);
  await preparer(page);
  await page.getByRole('button', { name: /^Corriger : / }).click();
  expect(await page.getByLabel(/^Note/).inputValue()).toBe(NOTE);
  await page.getByText('Ce nombre dépasse celui des personnes présentes.').first().waitFor();
  await page.getByLabel('Dont déjà venues vous voir').fill('1');
  await enregistrer(page);
  await page.getByText('1 activité est enregistrée.').waitFor();
  expect((await lignesDe(banc, lui)).map(({ note }) => note)).toEqual([NOTE]);
  expect(await lignesDe(banc, elle)).toHaveLength(1);
}, 180_000);

it('somebody of another space who signs in on the same tablet leaves nothing of the first, even unsaid goodbye', async () => {
  const lui = await unConseillerEnPoste(banc);
  await ajouterLieu(banc.tools, lui.acteur, {
    nom: 'Lieu de lui',
    adresse: '1 rue de l’Exemple',
    communeCode: MOULINS,
  });
  const page = await unTelephone(scene, lui);
  await preparer(page);
  await page.getByLabel(/^Note/).fill(NOTE);
  await page.waitForTimeout(800);
  // Without signing out: the session ends by itself, and the next person opens another page.
  await page.context().clearCookies();
  await page.goto('/');
  await expect.poll(async () => (await dedans(page)).caches).toEqual([]);
  const apres = await dedans(page);
  expect(apres.bases).not.toContain('terrain-cle');
  expect(apres.clair).not.toContain(NOTE);
  await page.context().setOffline(true);
  await page.goto('/conseiller/activites/terrain').catch(() => undefined);
  expect(await page.getByText('Lieu de lui').count()).toBe(0);
}, 60_000);
