import type { Page } from 'playwright-core';
import { codeActuel } from '#domain/comptes/index.ts';
import type { Banc } from './base.ts';

const secrets = new Map<string, string>();

/** Signs in as a person does in a browser, second factor included (installed the first time). */
export async function entrer(banc: Banc, page: Page, compte: { email: string; motDePasse: string }): Promise<void> {
  await page.goto('/connexion');
  await page.getByLabel('Adresse électronique').fill(compte.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(compte.motDePasse);
  await Promise.all([
    page.waitForURL(({ pathname }) => pathname !== '/connexion'),
    page.getByRole('button', { name: 'Se connecter' }).click(),
  ]);
  if (!page.url().includes('second-facteur')) return;
  const secret =
    (await page
      .locator('[data-secret]')
      .getAttribute('data-secret')
      .catch(() => null)) ??
    secrets.get(compte.email) ??
    '';
  secrets.set(compte.email, secret);
  banc.avancer({ minutes: 1 });
  await page.getByLabel(/Code à six chiffres/).fill(codeActuel(secret, banc.tools.clock()));
  await page.getByRole('button', { name: 'Valider' }).click();
  await page.waitForLoadState();
  const continuer = page.getByRole('link', { name: 'J’ai noté mes codes, continuer' });
  if (await continuer.count()) await continuer.click();
}
