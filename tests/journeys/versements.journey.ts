import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dateCivile } from '#platform/dates.ts';
import { unCompte } from '#tests/situations/comptes.ts';
import { unContratSigne } from '#tests/situations/contrats.ts';
import { BIC, IBAN, unContratVerse, unPostePayable } from '#tests/situations/versements.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();

/** What the bank says of the orders of a file: all made. */
const retour = (pain001: string) => {
  const ordres = pain001.matchAll(/<EndToEndId>([^<]+)<[\s\S]*?<InstdAmt Ccy="EUR">([^<]+)</g);
  const lignes = [...ordres].map(
    ([, reference, montant]) => `${reference};${montant};${dateCivile(banc.tools.clock())};accepté`,
  );
  return {
    name: 'retour.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`reference;montant;date;statut\n${lignes.join('\n')}\n`),
  };
};
const telecharger = async (page: Page, nom: string | RegExp) => {
  const [fichier] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: nom }).click()]);
  return readFile(await fichier.path(), 'utf8');
};
async function quelquUnDe(role: 'banque_des_territoires' | 'valideur' | 'anct', options = {}) {
  const page = await quelquUn(options);
  await entrer(banc, page, await unCompte(banc, { role }));
  return page;
}
async function laStructure(structureId: string, options = {}) {
  const page = await quelquUn(options);
  await entrer(banc, page, await unCompte(banc, { role: 'structure', structureId, administrateur: true }));
  return page;
}

describe.each([
  { nom: 'a phone of 320 pixels', options: { largeur: 320 }, structure: 'Commune du Téléphone' },
  { nom: 'no JavaScript', options: { sansJavaScript: true }, structure: 'Commune sans Script' },
])('on $nom', ({ options, structure }) => {
  // axe needs scripts.
  const verifier = 'sansJavaScript' in options ? async () => {} : accessible;

  it('a payment is due, prepared by one, validated by another, sent to the bank, and paid', async () => {
    const { structureId } = await unPostePayable(banc, {}, { nom: structure });
    banc.avancer({ jours: 31 });
    const ordonnateur = await quelquUnDe('banque_des_territoires', options);
    await ordonnateur.goto('/banque');
    await verifier(ordonnateur);
    await ordonnateur.getByRole('link', { name: /à payer : préparer un lot/ }).click();
    await verifier(ordonnateur);
    await ordonnateur.getByRole('button', { name: 'Préparer le lot' }).click();
    await ordonnateur.getByText('Le lot est préparé').waitFor();
    await verifier(ordonnateur);
    await ordonnateur.getByRole('button', { name: 'Soumettre au valideur' }).click();
    await ordonnateur.getByText('les valideurs en sont prévenus').waitFor();

    const valideur = await quelquUnDe('valideur', options);
    await valideur.goto('/banque');
    await valideur.getByRole('link', { name: /attend(ent)? votre validation/ }).click();
    await valideur
      .getByRole('link', { name: /Lot n° \d+/ })
      .first()
      .click();
    await verifier(valideur);
    await valideur.getByRole('button', { name: /Valider \d+.versement/ }).click();
    await valideur.getByText('Le lot est validé').waitFor();
    const fichier = await telecharger(valideur, /Télécharger le fichier pour la banque/);
    expect(fichier).toContain(IBAN);
    await valideur.getByRole('link', { name: 'Enregistrer le retour de la banque' }).click();
    await verifier(valideur);
    await valideur.getByLabel('Fichier de la banque').setInputFiles(retour(fichier));
    await valideur.getByRole('button', { name: 'Enregistrer ce retour' }).click();
    await valideur.getByText(/\d+.versement fait/).waitFor();
    await verifier(valideur);

    const elle = await laStructure(structureId, options);
    await elle.goto('/structure/versements');
    await elle.getByText(/dont 10.000.€ déjà versés/).waitFor();
    await verifier(elle);
    await elle.getByRole('link', { name: 'Poste 1' }).click();
    await elle.getByText(/Versement n° \d+ fait, 10.000.€/).waitFor();
    await verifier(elle);
  });
});

it('a payment says what stops it; the account once entered and checked, it may be made', async () => {
  const { structureId } = await unContratSigne(banc, {}, { nom: 'Commune Bloquée' });
  banc.avancer({ jours: 31 });
  const elle = await laStructure(structureId);
  await elle.goto('/structure/versements');
  await elle.getByRole('heading', { name: /1er versement bloqué/ }).waitFor();
  await elle.getByText('Aucun compte bancaire n’est connu').waitFor();
  await accessible(elle);
  await elle.getByRole('link', { name: 'Indiquer le RIB' }).click();
  await elle.getByLabel('Titulaire du compte').fill('Trésorerie d’essai');
  await elle.getByLabel(/^IBAN/).fill('FR14 2004 1010 0505 0001 3M02 607');
  await elle.getByLabel('BIC').fill(BIC);
  await elle.getByRole('button', { name: 'Enregistrer ce compte' }).click();
  await elle
    .getByText(/Cet IBAN/)
    .first()
    .waitFor();
  await accessible(elle);
  await elle.getByLabel(/^IBAN/).fill('FR14 2004 1010 0505 0001 3M02 606');
  await elle.getByRole('button', { name: 'Enregistrer ce compte' }).click();
  await elle.getByText('Le compte est enregistré').waitFor();
  await accessible(elle);

  const lui = await quelquUnDe('banque_des_territoires');
  await lui.goto('/banque/ribs');
  await accessible(lui);
  await lui.getByRole('link', { name: 'Commune Bloquée' }).click();
  await lui.getByText('FR14').waitFor();
  await accessible(lui);
  await lui.getByRole('button', { name: 'Valider ce compte' }).click();
  await lui.getByText('Le compte est vérifié').waitFor();
  await elle.goto('/structure/versements');
  await elle.getByText('La convention n’est pas signée').waitFor();
  expect(await elle.getByText('Aucun compte bancaire').count()).toBe(0);
});

it('a contract ends early: ANCT confirms, asks back what was not earned, the money comes back', async () => {
  const { structureId } = await unContratVerse(banc);
  const elle = await laStructure(structureId);
  await elle.goto('/structure/versements');
  await elle.getByRole('link', { name: 'Poste 1' }).click();
  await elle.getByRole('link', { name: 'Déclarer que le contrat prend fin' }).click();
  await accessible(elle);
  await elle.getByLabel('Pourquoi le contrat prend fin').selectOption('demission');
  await elle.getByLabel('Dernier jour du contrat').fill(dateCivile(banc.tools.clock()));
  await elle.getByRole('button', { name: 'Déclarer la rupture' }).click();
  await elle.getByText('La rupture est déclarée').waitFor();
  await accessible(elle);

  const elles = await quelquUnDe('anct');
  await elles.goto('/anct/ruptures');
  await accessible(elles);
  await elles.getByRole('table').getByRole('link').first().click();
  await accessible(elles);
  await elles.getByRole('button', { name: 'Confirmer la rupture' }).click();
  await elles.getByText('La rupture est confirmée').waitFor();
  await elles.getByRole('button', { name: /Demander le remboursement/ }).click();
  await elles.getByText('Le remboursement est demandé').waitFor();

  const lui = await quelquUnDe('banque_des_territoires');
  await lui.goto('/banque/recouvrements');
  await accessible(lui);
  await lui.getByRole('table').getByRole('link').first().click();
  await lui.getByRole('button', { name: 'Enregistrer le remboursement' }).click();
  await lui.getByText('Le remboursement est enregistré').waitFor();
  await elle.goto('/structure/versements');
  await elle.getByRole('link', { name: 'Poste 1' }).click();
  await elle.getByText(/Remboursement reçu/).waitFor();
  await accessible(elle);
});

it('the ledger and the lists of the money open, and can be taken away', async () => {
  const lui = await quelquUnDe('banque_des_territoires');
  for (const page of ['/banque/versements', '/banque/lots', '/banque/grand-livre', '/banque/retours']) {
    await lui.goto(page);
    await accessible(lui);
  }
  await lui.goto('/banque/grand-livre');
  expect(await telecharger(lui, 'CSV')).toContain('Compte débité');
  const elles = await quelquUnDe('anct');
  for (const page of ['/anct/versements', '/anct/ruptures']) {
    await elles.goto(page);
    await accessible(elles);
  }
});
