import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ajouterLieu } from '#domain/lieux/index.ts';
import { unConseillerEnPoste, uneLigneDeTableau, unTableau } from '#tests/situations/activites.ts';
import { MOULINS } from '#tests/situations/structures.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();
const lieu = { nom: 'Médiathèque', adresse: '1 rue de l’Exemple', communeCode: MOULINS };

/** A conseiller with a place of his, in front of a telephone. */
async function unConseiller(reglages: { largeur?: number; sansJavaScript?: boolean }): Promise<Page> {
  const { compte, acteur } = await unConseillerEnPoste(banc);
  await ajouterLieu(banc.tools, acteur, lieu);
  const page = await quelquUn(reglages);
  await entrer(banc, page, compte);
  return page;
}

it('a usual activity takes three gestures on a telephone, and far less than thirty seconds', async () => {
  const page = await unConseiller({ largeur: 320 });
  await page.goto('/conseiller/activites');
  const debut = performance.now();
  await page.getByRole('link', { name: 'Enregistrer une activité' }).click();
  await page.getByText('Naviguer sur Internet').click();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('L’activité est enregistrée.').waitFor();
  expect(performance.now() - debut).toBeLessThan(30_000);
  await accessible(page);
});

it.each([{ sansJavaScript: false }, { sansJavaScript: true }])(
  'sending somebody elsewhere, a mandate and a favourite on a small screen (without JavaScript: $sansJavaScript)',
  async ({ sansJavaScript }) => {
    const page = await unConseiller({ largeur: 320, sansJavaScript });
    const ouvrir = async (quoi: string) => {
      const volet = page.locator('details', { hasText: quoi });
      if ((await volet.getAttribute('open')) === null) await volet.locator('summary').click();
    };
    await page.goto('/conseiller/activites/nouvelle');
    await page.getByText('Orienter vers une autre structure').click();
    await ouvrir('Orientations vers d’autres structures');
    await page.getByLabel('CAF').fill('1');
    await page.getByText('En itinérance').click();
    await page.getByLabel(/Dans quelle commune/).fill('Saint-Denis');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Plusieurs communes correspondent').first().waitFor();
    if (!sansJavaScript) await accessible(page);
    await page.getByText('La Réunion').first().click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('En itinérance, Saint-Denis').waitFor();

    await page.goto('/conseiller/activites/nouvelle');
    await page.getByText('Conclure un mandat Aidants Connect').click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Dites pour quoi').first().waitFor();
    await page.getByLabel('Logement').fill('1');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('L’activité est enregistrée.').waitFor();
    await page.getByText('Logement : 1').waitFor();

    await page
      .getByRole('link', { name: /Garder comme favori/ })
      .first()
      .click();
    await page.getByLabel('Nom du favori').fill('Mandats du mardi');
    await page.getByRole('button', { name: 'Garder ce favori' }).click();
    await page.goto('/conseiller/activites/nouvelle');
    await page.getByRole('link', { name: 'Mandats du mardi' }).click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('L’activité est enregistrée.').waitFor();
    await page.getByText('3 activités').waitFor();

    await page
      .getByRole('button', { name: /Supprimer/ })
      .first()
      .click();
    await page.getByText('2 activités').waitFor();
    await page.getByRole('button', { name: 'Annuler la suppression' }).click();
    await page.getByText('3 activités').waitFor();
    if (!sansJavaScript) await accessible(page);
  },
  120_000,
);

it('a spreadsheet with a wrong line, then the right one, imported and undone, without JavaScript', async () => {
  const page = await unConseiller({ largeur: 320, sansJavaScript: true });
  const jour = banc.tools.clock().toISOString().slice(0, 10);
  const deposer = async (personnes: string) => {
    await page.goto('/conseiller/activites');
    await page.getByRole('link', { name: 'Importer un tableau d’activités' }).click();
    const ligne = uneLigneDeTableau({ Jour: jour, Activité: 'Atelier', Personnes: personnes });
    await page.getByLabel(/Votre tableau/).setInputFiles(await unTableau(banc, [ligne, ligne]));
    await page.getByRole('button', { name: 'Lire le fichier' }).click();
  };
  await deposer('beaucoup');
  await page.getByRole('heading', { name: '2 valeurs sont à corriger' }).waitFor();
  expect(await page.getByRole('button', { name: /^Importer/ }).count()).toBe(0);
  await deposer('6');
  await page.getByRole('button', { name: 'Importer 2 activités' }).click();
  await page.getByText('2 activités sont enregistrées').first().waitFor();
  await deposer('6');
  await page.getByText('il n’y a rien à importer').waitFor();
  await page.goto('/conseiller/activites/import');
  await page.getByRole('listitem').filter({ hasText: 'Importé' }).getByRole('link').click();
  await page.getByRole('button', { name: 'Annuler cet import' }).click();
  await page.getByText('2 activités ne comptent plus').waitFor();
});
