import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { uneScene } from '#tests/support/browser.ts';
import { CHROMIUM_FLAGS, chromiumPath } from '#tests/support/chromium.ts';
import { entrer } from '#tests/support/entrer.ts';
import { enregistrer, lignesDe, nouvellePage, preparer, TERRAIN } from '#tests/support/terrain.ts';

const { banc, adresse } = await uneScene();
const profil = mkdtempSync(join(tmpdir(), 'telephone-'));
const ouverts = new Set<BrowserContext>();
afterAll(async () => {
  for (const context of ouverts) await context.close();
  rmSync(profil, { recursive: true, force: true });
});

/** The browser of a telephone, started on what it kept. */
async function allumer(): Promise<Page> {
  const context = await chromium.launchPersistentContext(profil, {
    executablePath: chromiumPath() ?? '',
    args: CHROMIUM_FLAGS,
    baseURL: adresse,
    viewport: { width: 360, height: 740 },
    locale: 'fr-FR',
  });
  ouverts.add(context);
  // The network that is cut here is that of pages: started again, the browser would wake the worker, that has its own.
  await context.addInitScript(() => Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync'));
  await context.clock.setFixedTime(banc.tools.clock());
  return nouvellePage(context);
}

/** Its whole process ends at once, as when a telephone runs out of memory or of battery. */
async function tuer(page: Page): Promise<void> {
  const context = page.context();
  const finie = new Promise((fait) => context.once('close', fait));
  // The browser writes its own number in its profile.
  process.kill(Number(readlinkSync(join(profil, 'SingletonLock')).split('-').at(-1)), 'SIGKILL');
  await finie;
  ouverts.delete(context);
}

it('the browser killed at each step, on the same profile: nothing is lost, and all is written once', async () => {
  const lui = await unConseillerEnPoste(banc);
  const avant = await allumer();
  await entrer(banc, avant, lui.compte);
  await preparer(avant);
  await avant.context().setOffline(true);
  await avant.getByText('À distance').click();
  await avant.getByText('Naviguer sur Internet').click();
  await enregistrer(avant);
  await avant.getByText('1 activité attend le réseau.').waitFor();
  await tuer(avant);

  const saisie = await allumer();
  await saisie.context().setOffline(true);
  await saisie.goto(TERRAIN);
  await saisie.getByText('1 activité attend le réseau.').waitFor();
  await saisie.getByText('Envoyer, recevoir et gérer ses courriels').click();
  await saisie.getByLabel(/^Note/).fill('Gardée');
  await saisie.waitForTimeout(800);
  await tuer(saisie);

  const reprise = await allumer();
  await reprise.context().setOffline(true);
  await reprise.goto(TERRAIN);
  await reprise.getByText('Votre saisie commencée est reprise.').waitFor();
  expect(await reprise.getByLabel(/^Note/).inputValue()).toBe('Gardée');
  await reprise.getByText('À distance').click();
  await enregistrer(reprise);
  await reprise.getByText('2 activités attendent le réseau.').waitFor();
  // The network is back: the first one arrives, and the browser dies before the answer does.
  const arrivee = new Promise<void>((fait) => {
    void reprise.route('**/conseiller/activites/envoi', async (route) => {
      await route.fetch({ headers: { ...route.request().headers(), origin: adresse } }).catch(() => undefined);
      fait();
    });
  });
  await entrerDeNouveau(reprise, lui);
  await arrivee;
  await tuer(reprise);
  expect(await lignesDe(banc, lui)).toHaveLength(1);

  const retour = await allumer();
  await entrerDeNouveau(retour, lui);
  await expect.poll(async () => (await lignesDe(banc, lui)).length, { timeout: 15_000 }).toBe(2);
  await expect.poll(() => retour.getByText(/attend(ent)? le réseau/).count(), { timeout: 15_000 }).toBe(0);
  expect((await lignesDe(banc, lui)).map(({ themes, note }) => `${themes} ${note}`).toSorted()).toEqual([
    '5 null',
    '6 Gardée',
  ]);
}, 180_000);

/** A browser that is killed forgets its session, more often than not: here always, so that the story is told once. */
async function entrerDeNouveau(page: Page, { compte }: Awaited<ReturnType<typeof unConseillerEnPoste>>) {
  await page.context().clearCookies();
  await page.context().setOffline(false);
  await page.goto('/connexion');
  await entrer(banc, page, compte);
  await page.goto(TERRAIN);
}
