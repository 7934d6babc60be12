import { describe, expect, it } from 'vitest';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { unCompte } from '#tests/situations/comptes.ts';
import { unLieuPublie } from '#tests/situations/lieux.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();
const { acteur: lui, compte } = await unConseillerEnPoste(banc);
const prefecture = await unCompte(banc, { role: 'prefecture', departement: '03' });
// A Monday at 11 in the morning, in Paris.
banc.avancer({ jours: 7 - ((banc.tools.clock().getUTCDay() + 6) % 7) });
const { numero } = await unLieuPublie(banc, lui, { nom: 'Médiathèque du Modèle', adresse: '2 rue de l’Exemple' });
await unLieuPublie(banc, lui, { nom: 'Mairie d’Yzeure', communeCode: '03321', modalites: ['rendez_vous'] });

describe.each([
  { nom: 'a desktop', options: { largeur: 1200 } },
  { nom: 'a phone of 320 pixels, in the dark', options: { largeur: 320, sombre: true } },
  { nom: 'no JavaScript', options: { sansJavaScript: true } },
])('on $nom', ({ options }) => {
  const verifier = 'sansJavaScript' in options ? async () => undefined : accessible;

  it('somebody types his commune, finds what is open without an appointment, and whom to call', async () => {
    const page = await quelquUn(options);
    await page.goto('/');
    await page.getByRole('link', { name: 'Trouver un conseiller près de chez moi' }).click();
    await verifier(page);
    await page.getByLabel('Votre commune, ou son code postal').fill('Moulins (03000)');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.getByRole('heading', { name: /^2.lieux à moins de 20.km de Moulins$/ }).waitFor();
    await page.getByText('Affiner la recherche').click();
    await verifier(page);
    await page.getByLabel('Venir').selectOption('Sans rendez-vous');
    await page.getByLabel('Ouvert', { exact: true }).selectOption('Maintenant');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.getByRole('heading', { name: /^1.lieu à moins/ }).waitFor();
    await page.getByText(/Ouvert, ferme à 12.h/).waitFor();
    await page.getByRole('link', { name: 'Médiathèque du Modèle' }).click();
    await page.getByRole('heading', { level: 1, name: 'Médiathèque du Modèle' }).waitFor();
    expect(await page.getByRole('link', { name: /^01.00/ }).getAttribute('href')).toBe('tel:0100000000');
    await verifier(page);
  });

  it('somebody goes from the map of France to a point of his département, with the keyboard alone', async () => {
    const page = await quelquUn(options);
    await page.goto('/trouver-un-conseiller/carte');
    await verifier(page);
    for (const nom of [/^Auvergne-Rhône-Alpes/, /^Allier/, /^Médiathèque du Modèle/]) {
      const lien = page.locator('svg').getByRole('link', { name: nom });
      await lien.focus();
      const vers = await lien.getAttribute('href');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname === vers);
      await verifier(page);
    }
    expect(new URL(page.url()).pathname).toBe(`/trouver-un-conseiller/lieux/${numero}`);
  });
});

it('a conseiller adds a place, describes it with its hours, and reads it as the public does', async () => {
  const page = await quelquUn();
  await entrer(banc, page, compte);
  await page.goto('/conseiller/lieux');
  await page.getByLabel('Nom du lieu').fill('Salle des associations');
  await page.getByLabel(/^Adresse/).fill('7 rue du Modèle');
  await page.getByLabel(/^Commune/).fill('Moulins (03000)');
  await page.getByRole('button', { name: 'Ajouter ce lieu' }).click();
  await page.getByText('Ce lieu n’est pas publié parce que').waitFor();
  await accessible(page);
  await page.getByRole('link', { name: 'Corriger la fiche' }).click();
  await page.getByLabel('Sans rendez-vous').check({ force: true });
  await page.getByLabel('Aide aux démarches administratives').check({ force: true });
  await page.getByLabel(/^Téléphone du lieu/).fill('01 00 00 00 02');
  await page.getByLabel(/Montrer ce lieu sur la carte/).check({ force: true });
  await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await page.getByText('La fiche est corrigée.').waitFor();
  await page.getByRole('link', { name: 'Changer les horaires' }).click();
  const lundi = page.getByRole('group', { name: 'Lundi' });
  await lundi.getByLabel('De', { exact: true }).fill('09:00');
  await lundi.getByLabel('à', { exact: true }).first().fill('12:30');
  await page.getByLabel('Du mardi au vendredi, mêmes horaires que le lundi').check({ force: true });
  await accessible(page);
  await page.getByRole('button', { name: 'Enregistrer les horaires' }).click();
  await page.getByText(/Du lundi au vendredi/).waitFor();
  await page.getByRole('link', { name: 'voir sa page sur le site public' }).click();
  await page.getByText(/de 9.h à 12.h.30/).waitFor();
  await page.getByText(/Ouvert, ferme à 12.h.30/).waitFor();
});

it('the préfecture merges a double: the former address leads to the place kept', async () => {
  const double = await unLieuPublie(banc, lui, { nom: 'La médiathèque', adresse: '2 bis rue de l’Exemple' });
  const page = await quelquUn();
  await entrer(banc, page, prefecture);
  await page.goto('/prefecture/lieux');
  await accessible(page);
  await page.getByRole('link', { name: 'La médiathèque' }).click();
  await page.getByRole('link', { name: 'Ce lieu est en double' }).click();
  await accessible(page);
  await page.getByLabel(/^Médiathèque du Modèle/).check({ force: true });
  await page.getByRole('button', { name: 'Fusionner les deux lieux' }).click();
  await page.getByText('Les deux lieux n’en font plus qu’un.').waitFor();
  await page.getByText(/Un autre lieu, identique, a été fusionné avec celui-ci/).waitFor();
  await page.goto(`/trouver-un-conseiller/lieux/${double.numero}`);
  expect(new URL(page.url()).pathname).toBe(`/trouver-un-conseiller/lieux/${numero}`);
});
