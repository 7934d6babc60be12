import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { codeActuel } from '#domain/comptes/index.ts';
import { MOT_DE_PASSE, unCompte } from '#tests/situations/comptes.ts';
import { uneStructureAvecAvis, uneVagueOuverte } from '#tests/situations/concertation.ts';
import { uneStructureConfirmee } from '#tests/situations/structures.ts';
import { lienDuCourriel, uneScene } from '#tests/support/browser.ts';

const { banc, quelquUn } = await uneScene();

/** Signs an agent in for the first time: installs the second factor, notes the back-up codes. */
async function premiereConnexion(page: Page, email: string, motDePasse = MOT_DE_PASSE) {
  await page.goto('/connexion');
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(motDePasse);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: 'Double authentification' }).waitFor();
  const secret = (await page.locator('[data-secret]').getAttribute('data-secret')) ?? '';
  banc.avancer({ minutes: 1 });
  await page.getByLabel(/Code à six chiffres/).fill(codeActuel(secret, banc.tools.clock()));
  await page.getByRole('button', { name: 'Valider' }).click();
  await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
  const codes = await page.locator('main code').allTextContents();
  await page.getByRole('link', { name: 'J’ai noté mes codes, continuer' }).click();
  return { secret, codes };
}

it('a préfecture gives one avis to the whole list, then undoes it', async () => {
  await uneVagueOuverte(banc);
  for (let i = 0; i < 3; i += 1) await uneStructureConfirmee(banc);
  const { email } = await unCompte(banc, { role: 'prefecture', departement: '03' });
  const page = await quelquUn();
  await premiereConnexion(page, email);
  await page.getByRole('heading', { name: /Dossiers/, level: 1 }).waitFor();
  await page.getByRole('button', { name: /Rendre un avis sur les 3 dossiers/ }).click();
  await page.getByText('Favorable', { exact: true }).click();
  await page.getByLabel(/^Motif/).fill('Accord de principe du département.');
  await page
    .getByRole('button', { name: /Rendre l’avis|avis sur/ })
    .last()
    .click();
  await page.getByRole('button', { name: /Annuler/ }).click();
  await page.goto('/prefecture?statut=a_instruire');
  expect(await page.getByText('En attente d’avis').count()).toBeGreaterThanOrEqual(3);
});

it('ANCT refuses one file, then closes the wave on the others after seeing what it would do', async () => {
  const refusee = await uneStructureAvecAvis(banc, { nom: 'Structure à refuser' });
  await uneStructureAvecAvis(banc, { nom: 'Structure à retenir' });
  const { email } = await unCompte(banc, { role: 'anct' });
  const page = await quelquUn();
  await premiereConnexion(page, email);
  await page.goto(`/anct/structures/${refusee.structureId}`);
  await page.getByText('Refusée', { exact: true }).click();
  await page.getByLabel(/^Motif/).fill('Projet trop peu avancé.');
  await page.getByRole('button', { name: 'Enregistrer la décision' }).click();
  await page.getByText('La décision est enregistrée').waitFor();
  expect(
    (await banc.courriels()).filter(
      ({ modele, texte }) => modele === 'structure.refusee' && texte.includes('Projet trop peu avancé.'),
    ),
  ).toHaveLength(1);
  await page.getByRole('button', { name: 'Structures' }).click();
  await page.getByRole('link', { name: 'Vagues' }).click();
  await page.getByRole('link', { name: 'Voir ce que ferait la clôture' }).click();
  await page
    .getByText(/structure retenue/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Clôturer la vague' }).click();
  await page.getByText(/La vague est clôturée/).waitFor();
  const [pdf] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /à imprimer/ }).click(),
  ]);
  expect(pdf.suggestedFilename()).toBe('proces-verbal-vague-1.pdf');
});

it('a forgotten password is chosen again, and a back-up code opens the day the telephone is lost', async () => {
  const { email } = await unCompte(banc, { role: 'anct' });
  const { codes } = await premiereConnexion(await quelquUn(), email);
  const page = await quelquUn({ largeur: 390 });
  await page.goto('/connexion');
  await page.getByRole('link', { name: 'Mot de passe oublié' }).click();
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByRole('button', { name: 'Recevoir le lien' }).click();
  await page.getByText('Si un compte existe').waitFor();
  await page.goto(await lienDuCourriel(banc, email, '/mot-de-passe/'));
  for (const champ of [/Nouveau mot de passe/, /une seconde fois/])
    await page.getByLabel(champ).fill('tortue violon cascade brume');
  await page.getByRole('button', { name: 'Enregistrer mon mot de passe' }).click();
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill('tortue violon cascade brume');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByLabel(/Code à six chiffres/).fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Valider' }).click();
  await page.getByRole('heading', { name: 'Espace ANCT' }).waitFor();
});
