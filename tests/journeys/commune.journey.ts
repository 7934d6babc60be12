import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { unSiret } from '#tests/situations/structures.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';

const { quelquUn } = await uneScene();

/** The page that asks for a commune, its field ready. */
async function champCommune(page: Page) {
  await page.goto('/inscription/siret');
  await page.getByLabel(/Numéro SIRET/).fill(unSiret());
  await page.getByRole('button', { name: 'Continuer' }).click();
  return page.getByLabel(/^Commune/);
}
const proposees = (page: Page) => page.getByRole('listbox').getByRole('option');
const choisie = (page: Page) => page.getByRole('listbox').getByRole('option', { selected: true });

describe('a commune is found while its name is typed', () => {
  it('« st denis » proposes Saint-Denis, chosen with the keyboard without sending the form', async () => {
    const page = await quelquUn();
    const champ = await champCommune(page);
    expect(await champ.getAttribute('role')).toBe('combobox');
    expect(await champ.getAttribute('aria-expanded')).toBe('false');
    await champ.pressSequentially('st denis');
    await proposees(page).filter({ hasText: 'Saint-Denis (97400)' }).waitFor();
    await page.getByRole('status').filter({ hasText: '8 communes' }).waitFor({ state: 'attached' });
    expect(await champ.getAttribute('aria-expanded')).toBe('true');
    const noms = await proposees(page).allTextContents();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const active = choisie(page);
    expect(await active.textContent()).toBe(noms[0]);
    expect(await champ.getAttribute('aria-activedescendant')).toBe(await active.getAttribute('id'));
    await page.keyboard.press('Enter');
    expect(await champ.inputValue()).toBe(noms[0]);
    expect(await champ.getAttribute('aria-expanded')).toBe('false');
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await champ.inputValue()).toBe(noms[0]);
  });

  it('the arrows go round the list; Escape closes it and keeps what was typed', async () => {
    const page = await quelquUn();
    const champ = await champCommune(page);
    await champ.pressSequentially('moulins');
    await proposees(page).first().waitFor();
    const noms = await proposees(page).allTextContents();
    await page.keyboard.press('ArrowUp');
    expect(await choisie(page).textContent()).toBe(noms.at(-1));
    await page.keyboard.press('ArrowDown');
    expect(await choisie(page).textContent()).toBe(noms[0]);
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    expect(await champ.inputValue()).toBe('moulins');
    expect(await champ.getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('listbox').waitFor();
  });

  it('a click chooses; leaving the field closes the list', async () => {
    const page = await quelquUn();
    const champ = await champCommune(page);
    await champ.pressSequentially('03000');
    await proposees(page).filter({ hasText: 'Moulins (03000)' }).click();
    expect(await champ.inputValue()).toBe('Moulins (03000)');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('champ-commune');
    await champ.fill('lyon');
    await proposees(page).first().waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
  });

  it('what no commune answers to is said, not shown as an empty list', async () => {
    const page = await quelquUn();
    const champ = await champCommune(page);
    await champ.pressSequentially('nulle part les bains');
    await page.getByRole('status').filter({ hasText: 'Aucune commune' }).waitFor({ state: 'attached' });
    expect(await champ.getAttribute('aria-expanded')).toBe('false');
  });

  it('what was chosen is kept in the draft', async () => {
    const page = await quelquUn();
    const champ = await champCommune(page);
    await champ.pressSequentially('st denis');
    await proposees(page).filter({ hasText: 'Saint-Denis (97400)' }).click();
    await page.waitForResponse((reponse) => reponse.url().includes('/brouillons/'));
    await page.reload();
    expect(await champ.inputValue()).toBe('Saint-Denis (97400)');
  });

  it.each([
    { nom: 'light, desktop', largeur: 1200, sombre: false },
    { nom: 'dark, 320 pixels', largeur: 320, sombre: true },
  ])('axe finds nothing while the list is open ($nom)', async ({ largeur, sombre }) => {
    const page = await quelquUn({ largeur, sombre });
    const champ = await champCommune(page);
    await accessible(page);
    await champ.pressSequentially('saint pierre');
    await proposees(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await choisie(page).evaluate((option) => option.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
    await accessible(page);
  });
});
