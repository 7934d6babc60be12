import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { unConseillerEnPoste } from '#tests/situations/activites.ts';
import type { Banc } from './base.ts';
import type { Scene } from './browser.ts';
import { entrer } from './entrer.ts';

export const TERRAIN = '/conseiller/activites/terrain';
export type Personne = Awaited<ReturnType<typeof unConseillerEnPoste>>;

/** A telephone whose date is that of the story, its person signed in. */
export async function unTelephone({ banc, quelquUn }: Scene, qui: Personne): Promise<Page> {
  const page = await quelquUn({ largeur: 320 });
  await page.clock.setFixedTime(banc.tools.clock());
  await entrer(banc, page, qui.compte);
  return page;
}

export async function nouvellePage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** The page is opened with network until everything that it needs without is kept. */
export async function preparer(page: Page): Promise<void> {
  await page.goto(TERRAIN);
  const prete = () =>
    page.evaluate(async () => {
      const gardee = await caches.match('/conseiller/activites/terrain', { ignoreVary: true });
      const personne = document.documentElement.dataset['personne'];
      const sienne = (await gardee?.text())?.includes(`data-personne="${personne}"`);
      return sienne === true && navigator.serviceWorker.controller !== null;
    });
  await expect.poll(prete, { timeout: 20_000 }).toBe(true);
}

export const enregistrer = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: true }).click();

/** What the platform has of somebody. */
export const lignesDe = ({ tools }: Banc, { compte }: Personne) =>
  tools.db
    .selectFrom('activites as a')
    .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
    .select(['a.id', 'a.themes', 'a.note', 'a.type'])
    .where('c.utilisateur_id', '=', compte.id)
    .execute();
