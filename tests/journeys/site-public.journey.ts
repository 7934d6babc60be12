import { describe, expect, it } from 'vitest';
import { accessible, uneScene } from '#tests/support/browser.ts';

const { banc, quelquUn } = await uneScene();

describe('the public site in a browser', () => {
  it('asks for nothing that is missing and complains of nothing', async () => {
    const page = await quelquUn();
    const plaintes: string[] = [];
    // Outside a build, the pictures of the theme dialog keep the name of their source.
    const noter = (quoi: string, url: string) => {
      if (!url.includes('/node_modules/')) plaintes.push(`${quoi} ${url}`);
    };
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) noter(message.text(), message.location().url);
    });
    page.on('response', (reponse) => {
      if (reponse.status() >= 400) noter('missing', reponse.url());
    });
    for (const adresse of ['/', '/etapes', '/questions?q=siret', '/contact', '/statistiques']) {
      await page.goto(adresse, { waitUntil: 'networkidle' });
      expect(plaintes, adresse).toEqual([]);
    }
  });

  it('leads to the content with the first key', async () => {
    const page = await quelquUn();
    await page.goto('/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contenu');
  });

  it('keeps the theme chosen from one page to the next', async () => {
    const page = await quelquUn();
    await page.goto('/');
    await page
      .getByRole('banner')
      .getByRole('button', { name: /Paramètres d.affichage/ })
      .click();
    await page.getByText('Thème sombre', { exact: true }).click();
    await accessible(page);
    await page.goto('/etapes');
    await page.locator(':root[data-fr-theme=dark]').waitFor({ state: 'attached' });
    await accessible(page);
  });

  it('opens its menu on a phone, and closes it with Escape', async () => {
    const page = await quelquUn({ largeur: 320 });
    await page.goto('/');
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Le dispositif' }).click();
    const lien = page.getByRole('link', { name: 'Les neuf étapes' }).first();
    await lien.waitFor();
    await accessible(page);
    await page.keyboard.press('Escape');
    await lien.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Le dispositif' }).click();
    await lien.click();
    await page.getByRole('heading', { level: 1, name: 'Les neuf étapes' }).waitFor();
  });

  it('lets search, move about and write on a phone without JavaScript', async () => {
    const page = await quelquUn({ largeur: 390, sansJavaScript: true });
    await page.goto('/');
    await page
      .getByRole('navigation', { name: 'Menu principal' })
      .getByRole('link', { name: 'Questions fréquentes' })
      .click();
    await page.getByRole('searchbox').fill('pieces');
    await page.getByRole('button', { name: 'Rechercher' }).click();
    expect(await page.locator('mark').allTextContents()).toContain('pièces');
    await page.goto('/contact?sujet=inscription');
    await page.getByLabel('Vous êtes', { exact: true }).selectOption('habitant');
    await page.getByLabel('Prénom et nom').fill('Camille Exemple');
    await page.getByLabel('Adresse électronique').fill('navigateur@demonstration.example');
    await page.getByLabel(/^Votre message(?! concerne)/).fill('Où trouver un conseiller ?');
    await page.getByRole('button', { name: 'Envoyer le message' }).click();
    await page.getByRole('heading', { name: 'Votre message est envoyé' }).waitFor();
    expect((await banc.courriels()).map(({ destinataire }) => destinataire)).toContain(
      'navigateur@demonstration.example',
    );
  });
});
