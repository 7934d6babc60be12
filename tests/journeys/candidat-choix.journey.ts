import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { unCandidat, unInteret } from '#tests/situations/candidats.ts';
import { unCompte } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { accessible, lienDuCourriel, uneScene } from '#tests/support/browser.ts';
import { entrer as parLaPorte } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();

const entrer = (page: Page, compte: Parameters<typeof parLaPorte>[2]) => parLaPorte(banc, page, compte);

/** Fills the four pages of the registration. */
async function sInscrire(page: Page, email: string, verifier: (page: Page) => Promise<void>) {
  await page.goto('/devenir-conseiller');
  await page.getByRole('link', { name: 'M’inscrire' }).click();
  await page.getByLabel('Prénom', { exact: true }).fill('Dominique');
  await page.getByLabel('Nom', { exact: true }).fill('Inventé');
  await page.getByLabel(/Adresse électronique/).fill(email);
  await page.getByLabel(/Téléphone/).fill('06 12 34 56 78');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel(/Votre commune/).fill('Moulins (03000)');
  await page.getByText('Jusqu’à 20 km').click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel(/À partir de quand/).fill('2021-02-10');
  await page.getByText('En recherche d’emploi').click();
  await page.getByText('Moins d’un an').click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel(/Pourquoi voulez-vous/).fill('J’aime expliquer.');
  await page.getByText(/J’accepte que les structures/).click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await verifier(page);
  await page.getByRole('button', { name: 'Envoyer mon inscription' }).click();
  await page.getByRole('heading', { name: 'Il reste à confirmer votre adresse' }).waitFor();
}

describe.each([
  { nom: 'a phone of 320 pixels', options: { largeur: 320 } },
  { nom: 'no JavaScript', options: { sansJavaScript: true } },
])('on $nom', ({ options }) => {
  it('a candidate registers, is found at once, interest reveals the telephone, an interview leads to the choice', async () => {
    // axe needs scripts.
    const verifier = 'sansJavaScript' in options ? async () => {} : accessible;
    const { structureId, saisie } = await uneStructureActivee(banc, { postes: 1 });
    const email = `journal-${'largeur' in options ? 'mobile' : 'sans'}@demonstration.example`;
    const lui = await quelquUn(options);
    await sInscrire(lui, email, verifier);
    await lui.goto(await lienDuCourriel(banc, email, '/devenir-conseiller/confirmation/'));
    await lui.getByRole('button', { name: /Confirmer et entrer/ }).click();
    await lui.getByRole('heading', { name: 'Bonjour Dominique' }).waitFor();
    await expect(
      lui
        .getByText(/recrute.* autour de vous/)
        .first()
        .textContent(),
    ).resolves.toContain('structure');
    await verifier(lui);

    const compte = await unCompte(banc, { role: 'structure', structureId, administrateur: true });
    const elle = await quelquUn(options);
    await entrer(elle, compte);
    await elle.goto('/structure/candidats');
    const ligne = elle.getByRole('row').filter({ hasText: 'Dominique' }).first();
    expect(await elle.content()).not.toContain('0612345678');
    expect(await elle.content()).not.toContain('Inventé');
    await ligne.getByRole('button', { name: /^Intéressé/ }).click();
    await elle.getByRole('heading', { name: 'Dominique Inventé' }).waitFor();
    await elle.getByRole('link', { name: '06 12 34 56 78' }).waitFor();
    await verifier(elle);

    await elle.getByRole('link', { name: 'Proposer un entretien' }).click();
    await elle.getByLabel(/Première date/).fill('2021-02-18T10:30');
    await elle.getByLabel(/Lieu/).fill('Mairie, salle du conseil');
    await elle.getByRole('button', { name: 'Envoyer la proposition' }).click();
    await elle.getByText('Votre proposition est envoyée').waitFor();
    await lui.goto('/candidat');
    await lui.getByRole('link', { name: 'choisir une date' }).click();
    await lui.getByRole('button', { name: /Le 18 février 2021/ }).click();
    await lui.getByText(/Rendez-vous le 18 février 2021/).waitFor();
    await verifier(lui);

    await elle.reload();
    await elle.getByRole('link', { name: 'Guide d’entretien et grille d’évaluation' }).click();
    await elle.getByLabel(/Motivation pour la mission/).selectOption({ label: '4 — Très bien' });
    await elle.getByRole('button', { name: 'Enregistrer ma grille' }).click();
    await elle.getByText('4 sur 4').waitFor();
    await elle.getByRole('button', { name: 'Je souhaite recruter' }).click();
    await elle.getByText('Un poste lui est réservé').first().waitFor();
    await lui.goto('/candidat');
    await lui.getByRole('button', { name: 'J’accepte' }).click();
    await lui.getByText('Vous avez accepté : la structure est prévenue.').waitFor();
    await elle.reload();
    await elle.getByRole('heading', { name: 'Ce candidat a accepté' }).waitFor();
    expect((await banc.courriels()).map(({ destinataire, modele }) => `${destinataire} ${modele}`)).toEqual(
      expect.arrayContaining([`${email} miseEnRelation.choix`, `${saisie.contactEmail} miseEnRelation.acceptee`]),
    );
  }, 90_000);
});

it('two structures want the same person: the second is told, and the candidate may decline', async () => {
  const [une, autre] = [await uneStructureActivee(banc, { postes: 1 }), await uneStructureActivee(banc)];
  const candidat = await unCandidat(banc, { prenom: 'Alix', nom: 'Convoité' });
  for (const { structureId } of [une, autre]) await unInteret(banc, structureId, candidat.candidatId);
  const pages = [];
  for (const { structureId } of [une, autre]) {
    const page = await quelquUn();
    await entrer(page, await unCompte(banc, { role: 'structure', structureId, administrateur: true }));
    await page.goto(`/structure/candidats/${candidat.candidatId}`);
    pages.push(page);
  }
  const [premiere, seconde] = pages;
  await premiere?.getByRole('button', { name: 'Je souhaite recruter' }).click();
  await premiere?.getByText('Un poste lui est réservé').first().waitFor();
  await seconde?.getByRole('button', { name: 'Je souhaite recruter' }).click();
  await seconde?.getByText('vient d’être choisi par une autre structure').waitFor();

  const lui = await quelquUn();
  await lui.goto('/connexion/lien');
  await lui.getByLabel(/Adresse électronique/).fill(candidat.saisie.email);
  await lui.getByRole('button', { name: 'Recevoir le lien' }).click();
  await lui.goto(await lienDuCourriel(banc, candidat.saisie.email, '/connexion/lien/'));
  await lui.getByRole('button', { name: 'Entrer' }).click();
  await lui
    .getByRole('link', { name: /Décliner/ })
    .first()
    .click();
  await lui.getByRole('button', { name: 'Je décline' }).click();
  await lui.getByText('Votre réponse est transmise').waitFor();
  await seconde?.goto(`/structure/candidats/${candidat.candidatId}`);
  await lui.goto('/candidat/disponibilite');
  await lui.getByRole('button', { name: /je ne suis plus disponible/ }).click();
  await lui.getByText('Vous êtes indisponible').waitFor();
  await seconde?.reload();
  await seconde?.getByText('Candidat retiré').waitFor();
}, 60_000);

it('a structure invites its own candidate, who goes straight to étape 4', async () => {
  const { structureId } = await uneStructureActivee(banc);
  const elle = await quelquUn();
  await entrer(elle, await unCompte(banc, { role: 'structure', structureId, administrateur: true }));
  await elle.goto('/structure/candidats/inviter');
  await elle.getByLabel(/Adresse électronique/).fill('invite@demonstration.example');
  await elle.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  const lui = await quelquUn();
  await lui.goto(await lienDuCourriel(banc, 'invite@demonstration.example', '/devenir-conseiller/invitation/'));
  await lui.getByRole('button', { name: 'Créer mon profil' }).click();
  expect(await lui.getByLabel(/Adresse électronique/).inputValue()).toBe('invite@demonstration.example');
  await lui.getByText(/vous invite à la rejoindre/).waitFor();
}, 60_000);
