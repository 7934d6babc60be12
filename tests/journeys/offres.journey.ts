import { describe, expect, it } from 'vitest';
import { uneOffre } from '#tests/situations/offres.ts';
import { LYON } from '#tests/situations/structures.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';

const { banc, quelquUn } = await uneScene();
for (const [communeCode, departement] of [
  ['03190', '03'],
  [LYON, '69'],
  ['75056', '75'],
  ['97411', '974'],
] as const)
  await uneOffre(banc, { communeCode, departement });

describe.each([
  { nom: 'a desktop', options: { largeur: 1200 } },
  { nom: 'a phone of 320 pixels, in the dark', options: { largeur: 320, sombre: true } },
  { nom: 'no JavaScript', options: { sansJavaScript: true } },
])('on $nom', ({ options }) => {
  it('somebody finds the offers of a département on the map, with the keyboard alone', async () => {
    const page = await quelquUn(options);
    await page.goto('/offres');
    if (!('sansJavaScript' in options)) await accessible(page);
    // Paris and La Réunion are drawn apart: each where it can be seen, none over the others.
    const cadres = [];
    for (const nom of ['Allier (03)', 'Rhône (69)', 'Paris (75)', 'La Réunion (974)']) {
      const cadre = await page.getByRole('link', { name: nom }).boundingBox();
      expect(Math.min(cadre?.width ?? 0, cadre?.height ?? 0), nom).toBeGreaterThan(8);
      cadres.push(cadre?.y ?? 0);
    }
    const [allier = 0, , paris = 0, reunion = 0] = cadres;
    expect([paris < allier, allier < reunion]).toEqual([true, true]);
    await page.getByRole('link', { name: 'Passer la carte' }).focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('Allier (03)');
    await page.keyboard.press('Enter');
    await page.waitForURL(/departement=03/);
    await page.getByText('1 structure').first().waitFor();
    expect(await page.locator('[aria-current=true]').getAttribute('aria-label')).toContain('Allier (03)');
  });
});
