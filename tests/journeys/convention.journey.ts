import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { unCompte } from '#tests/situations/comptes.ts';
import { uneConvention, uneConventionSigneeParLaStructure } from '#tests/situations/conventions.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer } from '#tests/support/entrer.ts';

const depot = await uneScene();
const simple = await uneScene({ SIGNATURE_MODE: 'simple' });

const copie = (nom: string) => ({
  name: nom,
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.7 ${nom} signée à la main`),
});

/** The code of the last e-mail of signature received at an address. */
async function codeRecu(email: string): Promise<string> {
  const recus = (await simple.banc.courriels()).filter(
    ({ destinataire, modele }) => destinataire === email && modele === 'convention.code',
  );
  return recus.at(-1)?.texte.match(/\d{3} \d{3}/)?.[0] ?? '';
}

async function signer(page: Page, email: string, qualite: string) {
  await page.getByRole('button', { name: 'Recevoir un code par courriel' }).click();
  await page.getByText('Un code vient de partir').waitFor();
  await page.getByLabel('En quelle qualité signez-vous').fill(qualite);
  await page.getByLabel(/J’ai lu le document/).check({ force: true });
  await page.getByLabel('Code reçu par courriel').fill(await codeRecu(email));
  await page.getByRole('button', { name: 'Signer', exact: true }).click();
}

describe.each([
  { nom: 'a phone of 320 pixels', options: { largeur: 320 } },
  { nom: 'no JavaScript', options: { sansJavaScript: true } },
])('on $nom', ({ options }) => {
  // axe needs scripts.
  const verifier = 'sansJavaScript' in options ? async () => {} : accessible;

  it('each side signs with its own means and deposits its copy', async () => {
    const { banc, quelquUn } = depot;
    const { conventionId, compte } = await uneConvention(banc, { nom: 'Commune du Dépôt' });
    const elle = await quelquUn(options);
    await entrer(banc, elle, compte);
    await elle.goto('/structure/convention');
    await elle.getByRole('heading', { name: /signez la convention/ }).waitFor();
    await verifier(elle);
    const [original] = await Promise.all([
      elle.waitForEvent('download'),
      elle.getByRole('link', { name: 'Télécharger la convention (PDF)' }).click(),
    ]);
    await elle.getByRole('link', { name: 'Déposer la convention signée' }).click();
    await verifier(elle);
    await elle.getByLabel('En quelle qualité signez-vous').fill('Maire');
    await elle.getByLabel('Convention signée').setInputFiles(await original.path());
    await elle.getByRole('button', { name: 'Déposer' }).click();
    await elle.getByText('Ce fichier est la convention d’origine, sans signature').first().waitFor();
    await elle.getByLabel('Convention signée').setInputFiles(copie('copie-de-la-structure.pdf'));
    await elle.getByRole('button', { name: 'Déposer' }).click();
    await elle.getByText('La convention signée est déposée').waitFor();
    await elle.getByText('sans signature électronique').waitFor();
    await verifier(elle);

    const lui = await quelquUn(options);
    await entrer(banc, lui, await unCompte(banc, { role: 'banque_des_territoires' }));
    await lui.goto(`/banque/conventions/${conventionId}`);
    await verifier(lui);
    await lui.getByRole('link', { name: 'Déposer la convention signée' }).click();
    await lui.getByLabel('En quelle qualité signez-vous').fill('Directrice régionale');
    await lui.getByLabel('Convention signée').setInputFiles(copie('copie-de-la-banque.pdf'));
    await lui.getByRole('button', { name: 'Déposer' }).click();
    await lui.getByText('La convention est signée par les deux parties').waitFor();
    await elle.goto('/structure/convention');
    await elle.getByText('Directrice régionale').waitFor();
  });

  it('each side signs here by a code, and the proof is sealed', async () => {
    const { banc, quelquUn } = simple;
    const { compte } = await uneConvention(banc, { nom: 'Commune du Code' });
    const elle = await quelquUn(options);
    await entrer(banc, elle, compte);
    await elle.goto('/structure/convention');
    await elle.getByRole('link', { name: 'Signer la convention' }).click();
    await verifier(elle);
    await signer(elle, compte.email, 'Maire');
    await elle.getByText('La convention est signée. La Banque des Territoires signe à son tour').waitFor();

    const banque = await unCompte(banc, { role: 'banque_des_territoires' });
    const lui = await quelquUn(options);
    await entrer(banc, lui, banque);
    await lui.goto('/banque/conventions');
    await lui.getByLabel('Choisir la convention de Commune du Code').check({ force: true });
    await lui.getByRole('button', { name: 'Signer les conventions cochées' }).click();
    await verifier(lui);
    await signer(lui, banque.email, 'Directrice régionale');
    await lui.getByText(/1.convention signée/).waitFor();
    await verifier(lui);
    await banc.faireTravailler();
    await elle.goto('/structure/convention');
    await elle.getByText('Signature électronique simple, avec cachet du serveur').first().waitFor();
    await elle.getByRole('link', { name: /Télécharger la convention signée, avec sa preuve/ }).waitFor();
  });
});

it('the operator takes several conventions in an archive, and deposits them signed in one gesture', async () => {
  const { banc, quelquUn } = depot;
  const [un, deux] = [
    await uneConventionSigneeParLaStructure(banc, { nom: 'Commune Première' }),
    await uneConventionSigneeParLaStructure(banc, { nom: 'Commune Seconde' }),
  ];
  const lui = await quelquUn();
  await entrer(banc, lui, await unCompte(banc, { role: 'banque_des_territoires' }));
  await lui.goto('/banque');
  await lui.getByRole('link', { name: /conventions attendent votre signature/ }).click();
  await accessible(lui);
  for (const nom of ['Commune Première', 'Commune Seconde'])
    await lui.getByLabel(`Choisir la convention de ${nom}`).check({ force: true });
  const [archive] = await Promise.all([
    lui.waitForEvent('download'),
    lui.getByRole('button', { name: 'Télécharger les conventions cochées' }).click(),
  ]);
  expect(archive.suggestedFilename()).toBe('conventions-a-signer.zip');
  await lui.getByRole('link', { name: 'Déposer des conventions signées' }).click();
  await accessible(lui);
  await lui.getByLabel('En quelle qualité signez-vous').fill('Directrice régionale');
  await lui
    .getByLabel('Conventions signées')
    .setInputFiles([copie(`convention-${un.numero}.pdf`), copie(`convention-${deux.numero}.pdf`), copie('scan.pdf')]);
  await lui.getByRole('button', { name: 'Déposer' }).click();
  await lui.getByRole('heading', { name: /2.conventions déposées/ }).waitFor();
  await lui.getByText(/scan\.pdf.:/).waitFor();
  await accessible(lui);
  await lui.goto('/banque/conventions?statut=signee');
  await lui.getByRole('link', { name: 'Commune Première' }).waitFor();
});

it('ANCT follows the conventions and has one written again', async () => {
  const { banc, quelquUn } = depot;
  const { conventionId } = await uneConvention(banc, { nom: 'Commune à réécrire' });
  const elle = await quelquUn();
  await entrer(banc, elle, await unCompte(banc, { role: 'anct' }));
  await elle.goto('/anct/conventions?statut=a_signer');
  await accessible(elle);
  await elle.getByRole('link', { name: 'Commune à réécrire' }).click();
  await accessible(elle);
  await elle.getByLabel('Pourquoi la réécrire').fill('Un poste est rendu.');
  await elle.getByRole('button', { name: 'Réécrire la convention' }).click();
  await elle.getByText('La convention est réécrite').waitFor();
  await elle.goto(`/anct/conventions/${conventionId}`);
  await elle.getByText('Annulée').waitFor();
});
