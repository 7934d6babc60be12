import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { uneLigneDActivite } from '#tests/situations/activites.ts';
import { unCompte } from '#tests/situations/comptes.ts';
import { unConseillerDuTerritoire } from '#tests/situations/equipes.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();
const un = await unConseillerDuTerritoire(banc, { nom: 'Commune qui partage' });
await banc.tools.db
  .insertInto('activites')
  .values(
    Array.from({ length: 12 }, () =>
      uneLigneDActivite(
        banc,
        { conseiller: un.conseiller, structure: un.structure },
        { type: 'atelier', participants: 8, age_60_69: 8, age_inconnu: 0, duree_minutes: 90 },
      ),
    ),
  )
  .execute();
const ligne = (page: Page, libelle: string) => page.getByRole('row', { name: new RegExp(`^${libelle} `) }).first();

it('ANCT goes down from the nation to a région, to a département, to a structure', async () => {
  const page = await quelquUn();
  await entrer(banc, page, await unCompte(banc, { role: 'anct' }));
  await page.goto('/anct/statistiques');
  await page.getByRole('link', { name: 'Cette année' }).click();
  await ligne(page, 'Activités').getByText('12').waitFor();
  await page.getByRole('link', { name: 'Auvergne-Rhône-Alpes' }).click();
  await page.getByText('Auvergne-Rhône-Alpes', { exact: true }).first().waitFor();
  await accessible(page);
  await page.getByRole('link', { name: 'Allier (03)' }).click();
  await page.getByLabel('Activité', { exact: true }).selectOption({ label: 'Atelier' });
  await page.getByRole('button', { name: 'Afficher' }).click();
  await page.getByText('activité : Atelier').waitFor();
  // The period, the territory and the filter are all in the address.
  expect(page.url()).toMatch(/departement=03/);
  expect(page.url()).toMatch(/type=atelier/);
  await page.getByRole('link', { name: 'Effacer les filtres' }).click();
  await page.goto('/anct/statistiques?periode=annee&departement=03');
  await page.getByRole('link', { name: 'Commune qui partage' }).click();
  await ligne(page, 'Personnes accompagnées').getByText('96').waitFor();
  await accessible(page);
});

it('a conseiller shares his figures; somebody without an account reads them until the link is closed', async () => {
  const lui = await quelquUn({ largeur: 320 });
  await entrer(banc, lui, un.compte);
  await lui.goto('/conseiller/statistiques?periode=annee');
  await accessible(lui);
  await lui.getByRole('link', { name: 'Partager ces chiffres avec un lien' }).click();
  await accessible(lui);
  await lui.getByLabel(/Titre de la page/).fill('Notre conseiller');
  await lui.getByLabel('Partager pendant').selectOption('6');
  await lui.getByRole('button', { name: 'Créer le lien' }).click();
  await lui.getByText('il ne sera plus affiché').waitFor();
  await accessible(lui);
  const adresse = (await lui.locator('main a.adresse').getAttribute('href')) ?? '';

  const elle = await quelquUn({ largeur: 320, sombre: true });
  await elle.goto(adresse);
  await elle.getByRole('heading', { name: 'Notre conseiller', level: 1 }).waitFor();
  await elle.getByText('Commune qui partage').first().waitFor();
  await ligne(elle, 'Personnes accompagnées').getByText('96').waitFor();
  await accessible(elle);
  await elle.getByText('Que compte-t-on').click();
  await elle.getByText('Quelqu’un présent à une activité').waitFor();
  await accessible(elle);

  await lui.goto('/conseiller/statistiques/partages');
  await lui.getByRole('cell', { name: /^Notre conseiller/ }).waitFor();
  await accessible(lui);
  await lui.getByRole('button', { name: /Fermer ce lien/ }).click();
  await lui.getByText('son adresse ne montre plus rien').waitFor();
  const reponse = await elle.goto(adresse);
  expect(reponse?.status()).toBe(410);
  await elle.getByRole('heading', { name: 'Ce lien est fermé' }).waitFor();
  await accessible(elle);
});

it('without JavaScript the figures, their tables, their files and the paper of the month are there', async () => {
  const page = await quelquUn({ sansJavaScript: true, largeur: 320 });
  const admin = await unCompte(banc, { role: 'structure', structureId: un.structureId, administrateur: true });
  await entrer(banc, page, admin);
  await page.goto('/structure/statistiques?periode=annee');
  await page.getByText('Voir les chiffres : Âges').click();
  await page.getByRole('row', { name: /De 60 à 69 ans 96 100/ }).waitFor();
  for (const [lien, nom] of [
    ['CSV', /statistiques-.*\.csv/],
    ['LibreOffice (ODS)', /statistiques-.*\.ods/],
  ] as const) {
    const [fichier] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: lien }).first().click(),
    ]);
    expect(fichier.suggestedFilename()).toMatch(nom);
  }
  await page.getByRole('link', { name: 'Bilans du mois à imprimer' }).click();
  await page.getByRole('button', { name: 'Être prévenu chaque mois' }).click();
  await page.getByText('Vous serez prévenu chaque mois').waitFor();
  const [papier] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: /Bilan de/ })
      .first()
      .click(),
  ]);
  expect(papier.suggestedFilename()).toMatch(/^bilan-\d{4}-\d{2}\.pdf$/);
});
