import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ajouterLieu } from '#domain/lieux/index.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { MOULINS } from '#tests/situations/structures.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { enregistrer, lignesDe, nouvellePage, preparer, TERRAIN, unTelephone } from '#tests/support/terrain.ts';

const scene = await uneScene();
const { banc, adresse } = scene;
const NOTE = 'canarinote du terrain';

it('without network: opened, typed, killed half-way, found again, saved, corrected; sent once when it is back', async () => {
  const lui = await unConseillerEnPoste(banc);
  await ajouterLieu(banc.tools, lui.acteur, { nom: 'Halle', adresse: '1 rue de l’Exemple', communeCode: MOULINS });
  const premiere = await unTelephone(scene, lui);
  await preparer(premiere);
  const context = premiere.context();
  await premiere.close();
  await context.setOffline(true);

  const page = await nouvellePage(context);
  const debut = performance.now();
  // Three gestures: the page, what was done, « Enregistrer ».
  await page.goto(TERRAIN);
  await page.getByText('Naviguer sur Internet').click();
  await enregistrer(page);
  await page.getByText('1 activité attend le réseau.').waitFor();
  expect(performance.now() - debut).toBeLessThan(30_000);
  await accessible(page);

  await page.getByText('Animer un atelier').click();
  await page.getByLabel('Nombre de personnes').fill('6');
  await page.getByLabel(/^Note/).fill(NOTE);
  await page.waitForTimeout(800);
  const tuer = await context.newCDPSession(page);
  await Promise.race([tuer.send('Page.crash').catch(() => undefined), page.waitForEvent('crash')]);
  await page.close();

  const suivante = await nouvellePage(context);
  await suivante.goto('/conseiller/activites');
  expect(new URL(suivante.url()).pathname).toBe(TERRAIN);
  await suivante.getByText('1 activité attend le réseau.').waitFor();
  expect(await suivante.getByLabel('Nombre de personnes').inputValue()).toBe('6');
  expect(await suivante.getByLabel(/^Note/).inputValue()).toBe(NOTE);
  await enregistrer(suivante);
  await suivante.getByText('Cochez au moins un thème.').waitFor();
  await accessible(suivante);
  await suivante.getByText('Envoyer, recevoir et gérer ses courriels').click();
  await enregistrer(suivante);
  await suivante.getByText('2 activités attendent le réseau.').waitFor();
  // The order is that in which they were recorded: the clock of the story stands still by itself.
  await context.clock.setFixedTime(banc.tools.clock().getTime() + 60_000);
  await suivante.getByText('Installer et utiliser des applications').click();
  await enregistrer(suivante);
  await suivante.getByText('3 activités attendent le réseau.').waitFor();
  await suivante.getByRole('button', { name: /^Corriger : Animer un atelier/ }).click();
  await suivante.getByLabel('Nombre de personnes').fill('7');
  await enregistrer(suivante);
  await suivante
    .getByRole('button', { name: /^Supprimer : / })
    .last()
    .click();
  await suivante.getByRole('button', { name: /^Supprimer pour de bon/ }).click();
  await suivante.getByText('2 activités attendent le réseau.').waitFor();
  expect(await lignesDe(banc, lui)).toEqual([]);

  await context.setOffline(false);
  await suivante.getByText('2 activités sont enregistrées.').waitFor();
  const ecrites = await lignesDe(banc, lui);
  expect(ecrites.map(({ type, themes }) => `${type} ${themes}`).toSorted()).toEqual(['atelier 6', 'individuel 5']);
  await suivante.reload();
  await expect.poll(() => suivante.getByRole('button', { name: 'Enregistrer', exact: true }).isEnabled()).toBe(true);
  expect(await suivante.getByText(/attend(ent)? le réseau/).count()).toBe(0);
}, 120_000);

it('a request that arrived and whose answer was lost is written once; a form sent while the network goes is kept', async () => {
  const lui = await unConseillerEnPoste(banc);
  const page = await unTelephone(scene, lui);
  await preparer(page);
  let perdues = 0;
  await page.route('**/conseiller/activites/envoi', async (route) => {
    await route.fetch({ headers: { ...route.request().headers(), origin: adresse } });
    await route.abort();
    perdues += 1;
  });
  await page.getByText('À distance').click();
  await page.getByText('Naviguer sur Internet').click();
  await enregistrer(page);
  await expect.poll(() => perdues, { timeout: 15_000 }).toBeGreaterThan(0);
  expect(await lignesDe(banc, lui)).toHaveLength(1);
  await page.unroute('**/conseiller/activites/envoi');
  await page.reload();
  await expect.poll(() => page.getByText('attend le réseau').count(), { timeout: 15_000 }).toBe(0);
  expect(await lignesDe(banc, lui)).toHaveLength(1);

  await page.goto('/conseiller/activites/nouvelle');
  await page.getByText('Créer et gérer ses contenus').click();
  await page.getByText('À distance').click();
  await page.context().setOffline(true);
  await enregistrer(page);
  await page.getByText('1 activité attend le réseau.').waitFor();
  expect(new URL(page.url()).pathname).toBe(TERRAIN);
  await page.context().setOffline(false);
  await page.getByText('1 activité est enregistrée.').waitFor();
  expect(await lignesDe(banc, lui)).toHaveLength(2);
}, 120_000);

it('a session that ended while he was away keeps everything, asks to sign in again, then sends', async () => {
  const lui = await unConseillerEnPoste(banc);
  const page = await unTelephone(scene, lui);
  await preparer(page);
  await page.context().setOffline(true);
  await page.getByText('À distance').click();
  await page.getByText('Naviguer sur Internet').click();
  await enregistrer(page);
  await page.getByText('1 activité attend le réseau.').waitFor();
  banc.avancer({ jours: 1 });
  await page.context().setOffline(false);
  await page.getByRole('link', { name: 'Se reconnecter' }).click();
  await page.getByLabel('Adresse électronique').fill(lui.compte.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(lui.compte.motDePasse);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByText('1 activité est enregistrée.').waitFor();
  expect(await lignesDe(banc, lui)).toHaveLength(1);
}, 120_000);

it('no page is open when the network comes back: the browser wakes the worker, which sends', async () => {
  const lui = await unConseillerEnPoste(banc);
  const page = await unTelephone(scene, lui);
  await preparer(page);
  const context = page.context();
  await context.setOffline(true);
  await page.getByText('À distance').click();
  await page.getByText('Naviguer sur Internet').click();
  await enregistrer(page);
  await page.getByText('1 activité attend le réseau.').waitFor();
  // Elsewhere than in the space of the conseiller, where no script of the field runs.
  await page.goto('about:blank');
  const navigateur = await context.newCDPSession(page);
  const inscrit = new Promise<string>((fait) => {
    navigateur.on(
      'ServiceWorker.workerRegistrationUpdated',
      ({ registrations: [une] }) => une && fait(une.registrationId),
    );
  });
  await navigateur.send('ServiceWorker.enable');
  const registrationId = await inscrit;
  await context.setOffline(false);
  const reveil = { origin: adresse, registrationId, tag: 'activites', lastChance: false };
  await navigateur.send('ServiceWorker.dispatchSyncEvent', reveil);
  await expect.poll(async () => (await lignesDe(banc, lui)).length, { timeout: 15_000 }).toBe(1);
}, 60_000);

it('a device that can keep nothing says so before anything is typed; one that is full loses nothing of the form', async () => {
  const lui = await unConseillerEnPoste(banc);
  const page = await unTelephone(scene, lui);
  await preparer(page);
  await page.getByText('Naviguer sur Internet').click();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.getByText('À distance').click();
  await enregistrer(page);
  await page.getByText('La mémoire de cet appareil est pleine').waitFor();
  expect(await page.getByLabel('Naviguer sur Internet').isChecked()).toBe(true);
  await accessible(page);

  const privee = await unTelephone(scene, lui);
  await privee.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('private', 'SecurityError');
    };
  });
  await privee.goto(TERRAIN);
  await privee.getByText('Cet appareil ne peut rien garder').waitFor();
  expect(await privee.getByRole('button', { name: 'Enregistrer', exact: true }).isDisabled()).toBe(true);
  await accessible(privee);
  await privee.getByRole('link', { name: 'Utiliser la saisie avec réseau' }).click();
  await privee.getByRole('heading', { name: 'Nouvelle activité' }).waitFor();
}, 120_000);

it('the worker is asked again at each visit, acts in this space alone, and both scripts weigh less than 12 KB', async () => {
  const lui = await unConseillerEnPoste(banc);
  const page = await unTelephone(scene, lui);
  await preparer(page);
  const script = await page.locator('script[src*="/page-"]').getAttribute('src');
  const { headers } = await fetch(new URL('/terrain.js', adresse));
  expect(headers.get('service-worker-allowed')).toBe('/conseiller/');
  expect(headers.get('cache-control')).toBe('no-cache');
  expect(headers.get('content-security-policy')).toContain("worker-src 'self'");
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  expect(scope).toBe(`${adresse}/conseiller/`);
  const octets = ['/terrain.js', script].map((chemin) => readFileSync(`dist/client${chemin}.br`).length);
  expect(octets.reduce((total, un) => total + un, 0)).toBeLessThan(12 * 1024);
  await page.goto('/conseiller/lieux');
  expect(await page.locator('script[src*="/page-"]').count()).toBe(0);
  const manifeste = await (await fetch(new URL('/application.webmanifest', adresse))).json();
  expect(manifeste).toMatchObject({ scope: '/conseiller/', start_url: TERRAIN });
  for (const { src } of manifeste.icons)
    expect((await fetch(new URL(src, adresse))).headers.get('content-type')).toBe('image/png');
}, 60_000);
