import { expect, it } from 'vitest';
import { unCompte } from '#tests/situations/comptes.ts';
import { unConseillerDuTerritoire } from '#tests/situations/equipes.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();

it('the préfecture names a coordinateur, who asks somebody to join, who accepts, then leaves', async () => {
  const chef = await unConseillerDuTerritoire(banc, { nom: 'Commune du coordinateur' });
  const un = await unConseillerDuTerritoire(banc, { nom: 'Commune du conseiller' });
  const pref = await quelquUn();
  await entrer(banc, pref, await unCompte(banc, { role: 'prefecture', departement: '03' }));
  await pref.goto('/prefecture/coordinateurs');
  await accessible(pref);
  await pref.getByRole('link', { name: 'Nommer un coordinateur' }).click();
  await accessible(pref);
  await pref.getByRole('button', { name: 'Nommer ce coordinateur' }).click();
  await pref.getByText('Choisissez un conseiller dans la liste').first().waitFor();
  await pref.getByLabel('Conseiller').selectOption(chef.candidatId);
  await pref.getByRole('button', { name: 'Nommer ce coordinateur' }).click();
  await pref.getByText('Composez maintenant son équipe').waitFor();
  await accessible(pref);

  const lui = await quelquUn({ largeur: 320 });
  await entrer(banc, lui, chef.compte);
  await lui.goto('/compte');
  await lui.locator('li', { hasText: 'Coordinateur' }).getByRole('button', { name: 'Utiliser cet accès' }).click();
  await lui.goto('/coordinateur');
  await lui.getByText('Personne n’est encore dans votre équipe').waitFor();
  await lui.getByRole('link', { name: /Proposer à une personne/ }).click();
  await lui.getByLabel('Conseiller').selectOption(un.candidatId);
  await lui.getByRole('button', { name: 'Envoyer la proposition' }).click();
  await lui.getByText('La proposition est envoyée').waitFor();
  await accessible(lui);

  const elle = await quelquUn({ sansJavaScript: true });
  await entrer(banc, elle, un.compte);
  await elle.goto('/conseiller/equipes');
  await elle.getByText('Répondez avant le').waitFor();
  await elle.getByRole('button', { name: 'Rejoindre l’équipe' }).click();
  await elle.getByText('Vous faites partie de l’équipe').waitFor();
  await lui.reload();
  await lui.getByRole('cell', { name: /Dans l’équipe depuis le/ }).waitFor();
  for (const page of ['/coordinateur/statistiques', '/coordinateur/suivis']) {
    await lui.goto(page);
    await accessible(lui);
  }
  await elle.getByRole('button', { name: 'Quitter cette équipe' }).click();
  await elle.getByText('Vous avez quitté l’équipe').waitFor();
  await lui.goto('/coordinateur');
  expect(await lui.getByText('Commune du conseiller').count()).toBe(0);
  await pref.reload();
  await pref.getByText('Parti', { exact: true }).waitFor();
});
