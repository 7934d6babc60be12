import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createAdaptorServer } from '@hono/node-server';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { createTestApp } from '#application';
import type { Teleprocedure } from '#platform/teleprocedure.ts';
import { type Banc, unBanc } from './base.ts';
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Violation = { id: string; help: string; nodes: { html: string }[] };

export type Scene = {
  readonly banc: Banc;
  readonly adresse: string;
  /** A new person in front of a new browser. Anything the page complains about fails the test. */
  readonly quelquUn: (options?: Reglages) => Promise<Page>;
};
type Reglages = { largeur?: number; sombre?: boolean; sansJavaScript?: boolean };

/** The platform on a free port with a frozen clock, and a Chromium. */
export async function uneScene(
  environment: Readonly<Record<string, string>> = {},
  plus: { teleprocedure?: Teleprocedure } = {},
): Promise<Scene> {
  const banc = await unBanc({ ...plus, environment: { ...environment, BASE_URL: 'http://127.0.0.1:1' } });
  const server = createAdaptorServer({ fetch: (request) => app.fetch(request) });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = Object(server.address());
  const adresse = `http://127.0.0.1:${port}`;
  const app = createTestApp({ ...banc.tools, settings: { ...banc.tools.settings, BASE_URL: adresse } });
  const browser: Browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: CHROMIUM_FLAGS });
  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  });
  return { banc, adresse, quelquUn: (options) => ouvrir(browser, adresse, options) };
}

async function ouvrir(
  browser: Browser,
  adresse: string,
  { largeur = 1200, sombre, sansJavaScript }: Reglages = {},
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: adresse,
    viewport: { width: largeur, height: 900 },
    colorScheme: sombre ? 'dark' : 'light',
    javaScriptEnabled: !sansJavaScript,
    locale: 'fr-FR',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) throw new Error(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(adresse) && !request.url().startsWith('data:'))
      throw new Error(`third-party request: ${request.url()}`);
  });
  return page;
}

/** No accessibility fault that axe knows, nothing wider than the screen. */
export async function accessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  // Half-way through a fade, colours are those of nobody: what people see is what comes after. An animation that is paused,
  // or whose page is not drawn, never ends: it is not waited for.
  await page.evaluate(() => {
    const finies = document
      .getAnimations()
      .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
      .map(({ finished }) => finished);
    const assez = new Promise((resolve) => setTimeout(resolve, 3000));
    return Promise.race([Promise.allSettled(finies), assez]).then(() => undefined);
  });
  const violations: Violation[] = await page.evaluate(async () => {
    const axe = Reflect.get(globalThis, 'axe');
    return (await axe.run(document, { resultTypes: ['violations'] })).violations;
  });
  expect(
    violations.map(
      ({ id, help, nodes }) =>
        `${page.url()} ${id}: ${help} — ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    ),
  ).toEqual([]);
  const deborde = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(deborde, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** The link of the last e-mail received at an address that holds the text given. */
export async function lienDuCourriel(banc: Banc, email: string, contient: string): Promise<string> {
  const recus = (await banc.courriels()).filter(
    ({ destinataire, texte }) => destinataire === email && texte.includes(contient),
  );
  return new URL(recus.at(-1)?.texte.match(new RegExp(`https?://\\S*${contient}\\S*`))?.[0] ?? 'http://absent/')
    .pathname;
}
