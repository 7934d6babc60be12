import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { lireSonAtelier } from '#domain/ateliers/index.ts';
import { plusMinutes } from '#platform/dates.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { unAtelierPublie } from '#tests/situations/ateliers.ts';
import { accessible, lienDuCourriel, uneScene } from '#tests/support/browser.ts';
import { entrer } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();
const { acteur: lui, compte } = await unConseillerEnPoste(banc);

async function sInscrire(page: Page, adresse: string, prenom: string, contact: { email?: string; telephone?: string }) {
  await page.goto(adresse);
  await page.getByLabel('Prénom').fill(prenom);
  await page.getByLabel('Nom', { exact: true }).fill('Exemple');
  if (contact.email) await page.getByLabel(/Adresse électronique/).fill(contact.email);
  if (contact.telephone) await page.getByLabel(/^Téléphone/).fill(contact.telephone);
  await page.getByLabel(/J’accepte que le conseiller/).check({ force: true });
  await page.locator('main form[method=post] button[type=submit]').click();
  await page.getByRole('heading', { name: 'Votre demande est reçue' }).waitFor();
}

describe.each([
  { nom: 'a phone of 320 pixels', options: { largeur: 320 } },
  { nom: 'no JavaScript', options: { sansJavaScript: true } },
])('on $nom', ({ nom, options }) => {
  // axe needs scripts.
  const verifier = 'sansJavaScript' in options ? async () => {} : accessible;
  const email = (qui: string) => `${qui}-${nom.length}@demonstration.example`;

  it('somebody finds a workshop, takes the last place; another waits, and is served when she cancels', async () => {
    const titre = `Dernière place sur ${nom}`;
    const atelierId = await unAtelierPublie(banc, lui, { titre, places: 1 });
    const { numero } = await lireSonAtelier(banc.tools.db, lui, atelierId);
    const adresse = `/ateliers/${numero}`;
    const elle = await quelquUn(options);
    await elle.goto('/');
    await elle.getByRole('main').getByRole('link', { name: 'Trouver un atelier' }).click();
    await elle.getByLabel('Commune ou code postal').fill('03000');
    await elle.getByRole('button', { name: 'Chercher' }).click();
    await elle.getByRole('heading', { name: /à moins de 20.km de Moulins/ }).waitFor();
    await verifier(elle);
    await elle.getByRole('link', { name: titre }).click();
    await elle.getByText('Dernières places').waitFor();
    await verifier(elle);
    await sInscrire(elle, adresse, 'Andrée', { email: email('andree') });
    await elle.goto(await lienDuCourriel(banc, email('andree'), '/ateliers/participation/'));
    await verifier(elle);
    await elle.getByRole('button', { name: 'Confirmer ma venue' }).click();
    await elle.getByRole('heading', { name: 'Vous avez une place' }).waitFor();
    await verifier(elle);

    const lautre = await quelquUn(options);
    await lautre.goto(adresse);
    await lautre.getByRole('heading', { name: 'M’inscrire sur la liste d’attente' }).waitFor();
    await verifier(lautre);
    await sInscrire(lautre, adresse, 'Bernard', { email: email('bernard') });
    await lautre.goto(await lienDuCourriel(banc, email('bernard'), '/ateliers/participation/'));
    await lautre.getByRole('button', { name: 'Confirmer ma demande' }).click();
    await lautre.getByRole('heading', { name: 'Vous êtes sur la liste d’attente' }).waitFor();

    await elle.getByRole('button', { name: 'Annuler ma venue' }).click();
    await elle.getByRole('heading', { name: 'Votre venue est annulée' }).waitFor();
    await verifier(elle);
    await lautre.reload();
    await lautre.getByRole('heading', { name: 'Vous avez une place' }).waitFor();
    const recus = (await banc.courriels()).filter(({ destinataire }) => destinataire === email('bernard'));
    expect(recus.map(({ modele }) => modele)).toContain('participation.promue');
  });

  it('the conseiller ticks who came, and the activity is recorded', async () => {
    const titre = `À enregistrer sur ${nom}`;
    const debut = plusMinutes(banc.tools.clock(), 60);
    const atelierId = await unAtelierPublie(banc, lui, { titre, debut, fermetureHeures: 0 });
    const { numero } = await lireSonAtelier(banc.tools.db, lui, atelierId);
    const elle = await quelquUn(options);
    await sInscrire(elle, `/ateliers/${numero}`, 'Colette', { telephone: `06 12 34 56 ${nom.length}` });
    await elle.getByText('Votre place est gardée').waitFor();
    banc.avancer({ minutes: 24 * 60 });
    const il = await quelquUn(options);
    await entrer(banc, il, compte);
    await il.goto('/conseiller');
    await verifier(il);
    await il.getByRole('listitem').filter({ hasText: titre }).getByRole('link').click();
    await il.getByRole('link', { name: 'Cocher qui est venu' }).click();
    await verifier(il);
    await il.getByLabel('Colette Exemple').check({ force: true });
    await il.getByLabel(/Personnes venues sans être inscrites/).fill('4');
    await il.getByRole('button', { name: 'Enregistrer les présences' }).click();
    await il.getByRole('heading', { name: 'Enregistrer un atelier' }).waitFor();
    expect(await il.getByLabel('Nombre de personnes').inputValue()).toBe('5');
    await verifier(il);
    await il.getByRole('button', { name: 'Enregistrer l’activité' }).click();
    await il.getByText('L’activité est enregistrée : l’atelier est tenu.').waitFor();
    await il.goto('/conseiller/ateliers?vue=passes');
    await il.getByRole('link', { name: titre }).waitFor();
    await verifier(il);
  });
});

it('a conseiller prepares a series, publishes it, and follows who comes', async () => {
  const il = await quelquUn();
  await entrer(banc, il, compte);
  await il.goto('/conseiller/ateliers/nouveau');
  await accessible(il);
  await il.getByLabel('Titre de l’atelier').fill('Premiers pas chaque semaine');
  await il.getByLabel('Prendre en main un équipement informatique').check({ force: true });
  await il.getByLabel('À distance', { exact: true }).check({ force: true });
  await il.getByLabel(/Adresse de la réunion/).fill('https://visio.example/salle');
  await il.getByLabel('Jour et heure').fill('2021-06-10T14:30');
  await il.getByLabel('Cet atelier a lieu').selectOption('semaine');
  await il.getByLabel(/Jusqu’au/).fill('2021-07-01');
  await il.getByRole('button', { name: 'Préparer' }).click();
  await il.getByRole('button', { name: /Publier cet atelier et 3.suivants/ }).click();
  await il.getByText(/4.ateliers publiés/).waitFor();
  await accessible(il);
  await il.getByRole('link', { name: 'Inscrire une personne' }).click();
  await il.getByLabel('Prénom').fill('Denis');
  await il.getByLabel('Nom', { exact: true }).fill('Exemple');
  await il.getByLabel(/^Téléphone/).fill('01 23 45 67 89');
  await il.getByLabel(/La personne accepte/).check({ force: true });
  await il.getByRole('button', { name: 'Inscrire' }).click();
  await il.getByText('À prévenir par téléphone').waitFor();
  await accessible(il);
  await il.goto('/conseiller/agenda?vue=mois&jour=2021-06-10');
  await il.getByText('Places prises : 1 sur 10').waitFor();
  await accessible(il);
});
