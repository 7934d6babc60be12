import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { unCompte } from '#tests/situations/comptes.ts';
import { uneVagueOuverte } from '#tests/situations/concertation.ts';
import { unSiret } from '#tests/situations/structures.ts';
import { accessible, lienDuCourriel, uneScene } from '#tests/support/browser.ts';
import { entrer as parLaPorte } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();
const entrer = (page: Page, compte: Parameters<typeof parLaPorte>[2]) => parLaPorte(banc, page, compte);

async function inscrire(page: Page, email: string, siret: string) {
  await page.goto('/inscription');
  await page.getByRole('link', { name: 'Commencer' }).click();
  await page.getByLabel(/Numéro SIRET/).fill(siret);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Vous êtes', { exact: true }).selectOption({ label: 'Commune' });
  await page.getByLabel('Nom de la structure').fill('Commune de Démonstration-sur-Loire');
  await page.getByLabel(/^Adresse/).fill('1 place de l’Exemple');
  await page.getByLabel(/^Commune/).fill('Moulins (03000)');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByText('Oui', { exact: true }).first().click();
  await page.getByLabel(/Nombre de conseillers souhaités/).fill('2');
  await page.getByLabel(/À partir de quand/).fill('2021-04-01');
  await page.getByLabel(/Missions confiées/).fill('Ateliers et permanences.');
  await page.getByLabel(/Lieux d’exercice/).fill('Mairie et médiathèque.');
  for (const question of ['Avez-vous déjà identifié un candidat', 'Le recrutement est-il mutualisé'])
    await page
      .getByRole('group', { name: new RegExp(question) })
      .getByText('Non', { exact: true })
      .click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByText('Madame').click();
  await page.getByLabel('Prénom', { exact: true }).fill('Camille');
  await page.getByLabel('Nom', { exact: true }).fill('Exemple');
  await page.getByLabel('Fonction', { exact: true }).fill('Secrétaire de mairie');
  await page.getByLabel(/Adresse électronique/).fill(email);
  await page.getByLabel('Téléphone').fill('01 00 00 00 00');
  await page.getByLabel(/Prénom du représentant/).fill('Dominique');
  await page.getByLabel('Nom du représentant légal', { exact: true }).fill('Modèle');
  await page.getByLabel('Fonction du représentant légal', { exact: true }).fill('Maire');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByText('Je prends ces engagements').click();
  await page.getByRole('button', { name: 'Continuer' }).click();
}

describe('from the registration of a town hall to its first sign-in', () => {
  it.each([
    { nom: 'desktop', largeur: 1200 },
    { nom: 'phone of 320 pixels', largeur: 320 },
    { nom: 'no JavaScript', largeur: 1200, sansJavaScript: true },
  ])('$nom', async ({ largeur, sansJavaScript }) => {
    const email = `mairie-${crypto.randomUUID().slice(0, 8)}@demonstration.example`;
    const agents = {
      prefecture: await unCompte(banc, { role: 'prefecture', departement: '03' }),
      anct: await unCompte(banc, { role: 'anct' }),
    };
    await uneVagueOuverte(banc);
    const mairie = await quelquUn({ largeur, sansJavaScript: sansJavaScript ?? false });
    await inscrire(mairie, email, unSiret());
    expect(await mairie.getByRole('heading', { level: 1 }).textContent()).toBe('Inscrire ma structure');
    expect(await mairie.textContent('main')).toContain('1er avril 2021');
    await mairie.getByRole('button', { name: 'Envoyer ma demande' }).click();
    await mairie.getByRole('heading', { name: 'Il reste à confirmer votre inscription' }).waitFor();
    await mairie.goto(await lienDuCourriel(banc, email, '/inscription/confirmation/'));
    await mairie.getByRole('button', { name: 'Confirmer l’inscription' }).click();
    await mairie.getByRole('heading', { name: 'Votre inscription est confirmée' }).waitFor();

    const prefet = await quelquUn({ largeur, sansJavaScript: sansJavaScript ?? false });
    await entrer(prefet, agents.prefecture);
    await prefet.goto('/prefecture?tri=recent');
    await prefet.getByRole('link', { name: 'Commune de Démonstration-sur-Loire' }).first().click();
    await prefet.getByText('Favorable', { exact: true }).click();
    await prefet.getByLabel(/Motif/).fill('Besoin avéré.');
    await prefet.getByRole('button', { name: 'Enregistrer mon avis' }).click();
    await prefet.getByText('Votre avis est enregistré').waitFor();

    const pilote = await quelquUn({ largeur, sansJavaScript: sansJavaScript ?? false });
    await entrer(pilote, agents.anct);
    await pilote.goto('/anct/structures?statut=avis_rendu&tri=recent');
    await pilote.getByRole('link', { name: 'Commune de Démonstration-sur-Loire' }).first().click();
    await pilote.getByText('Retenue', { exact: true }).click();
    await pilote.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await pilote.getByText('La décision est enregistrée').waitFor();

    await mairie.goto(await lienDuCourriel(banc, email, '/mot-de-passe/'));
    await mairie.getByLabel(/Nouveau mot de passe/).fill('girafe tambour nuage vitrail');
    await mairie.getByLabel('Le même, une seconde fois').fill('girafe tambour nuage vitrail');
    await mairie.getByRole('button', { name: 'Enregistrer mon mot de passe' }).click();
    await entrer(mairie, { email, motDePasse: 'girafe tambour nuage vitrail' });
    await mairie.getByText('2 postes vous sont attribués').waitFor();
    if (!sansJavaScript) await accessible(mairie);
  });

  it('a form left half-way is found again, and goes on with the keyboard alone', async () => {
    const page = await quelquUn();
    await page.goto('/inscription/siret');
    await page.getByLabel(/Numéro SIRET/).fill('123');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByRole('link').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('champ-siret');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(unSiret());
    await page.keyboard.press('Enter');
    await page.getByLabel('Nom de la structure').fill('Commune à reprendre');
    await page.waitForResponse((reponse) => reponse.url().includes('/brouillons/'));
    await page.goto('/inscription');
    await page.getByRole('link', { name: 'Reprendre mon inscription' }).click();
    await page.goto('/inscription/structure');
    expect(await page.getByLabel('Nom de la structure').inputValue()).toBe('Commune à reprendre');
  });
});
