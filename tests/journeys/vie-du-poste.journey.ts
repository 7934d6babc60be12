import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { preparerContrat } from '#domain/contrats/index.ts';
import { confirmerRupture, declarerRupture } from '#domain/ruptures/index.ts';
import { dateCivile } from '#platform/dates.ts';
import { anct, unCompte } from '#tests/situations/comptes.ts';
import { uneStructureConforme, unRecrutAccepte } from '#tests/situations/conformite.ts';
import { desTermes } from '#tests/situations/contrats.ts';
import { unContratVerse, unPostePayable } from '#tests/situations/versements.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();

type Reglages = Parameters<typeof quelquUn>[0];
async function quelquUnDe(compte: Parameters<typeof unCompte>[1], options: Reglages = {}): Promise<Page> {
  const page = await quelquUn(options);
  await entrer(banc, page, await unCompte(banc, compte));
  return page;
}
const laStructure = (structureId: string, options: Reglages) =>
  quelquUnDe({ role: 'structure', structureId, administrateur: true }, options);
const aujourdhui = () => dateCivile(banc.tools.clock());

/** A signed copy on the person's own device. */
async function uneCopie(): Promise<string> {
  const chemin = join(banc.tools.settings.DATA_DIR, 'copie-signee.pdf');
  await writeFile(chemin, '%PDF-1.7 copie signée');
  return chemin;
}

describe.each([
  { nom: 'a phone of 320 pixels', options: { largeur: 320 } },
  { nom: 'no JavaScript', options: { sansJavaScript: true } },
])('on $nom', ({ options }) => {
  // axe needs scripts.
  const verifier = 'sansJavaScript' in options ? async () => {} : accessible;

  it('after a rupture somebody else is recruited on the post, with the money that it has left', async () => {
    const contrat = await unContratVerse(banc);
    const { structureId, contratId } = contrat;
    await declarerRupture(banc.tools, contrat.acteur, {
      contratId,
      motif: 'demission',
      precisions: '',
      effetLe: aujourdhui(),
    });
    const { id: ruptureId } = await banc.tools.db
      .selectFrom('ruptures')
      .select('id')
      .where('contrat_id', '=', contratId)
      .executeTakeFirstOrThrow();
    await confirmerRupture(banc.tools, anct(), { ruptureId });
    const { relationId, candidat } = await unRecrutAccepte(banc, structureId);
    await preparerContrat(banc.tools, contrat.acteur, { relationId, ...desTermes(banc) });

    const elle = await laStructure(structureId, options);
    await elle.goto(`/structure/contrats/${relationId}`);
    await verifier(elle);
    await elle.getByRole('link', { name: 'Enregistrer la signature' }).click();
    await elle.getByLabel('Date de la signature').fill(aujourdhui());
    await elle.getByLabel('Contrat signé').setInputFiles(await uneCopie());
    await elle.getByRole('button', { name: 'Enregistrer la signature' }).click();
    await elle.getByText('La signature est enregistrée').waitFor();
    await elle.getByRole('link', { name: 'Versements et vie du poste' }).click();
    // 50 000 € granted, 10 000 € paid before: 40 000 € are planned, 20, 30 and 50 %.
    await elle.getByText(/40.000.€ au total, dont 0.€ déjà versés/).waitFor();
    for (const montant of [/^8.000.€$/, /^12.000.€$/, /^20.000.€$/])
      expect(await elle.getByRole('cell', { name: montant }).count()).toBeGreaterThan(0);
    await elle.getByText(/Contrat n° \d+ rompu/).waitFor();
    await verifier(elle);
    expect(candidat.candidatId).toBeTruthy();
  });

  it('a post goes to another structure, which agrees, and ANCT decides with its effect before its eyes', async () => {
    const donne = await unPostePayable(banc, {}, { nom: 'Commune qui donne' });
    const recoit = await uneStructureConforme(banc, { nom: 'Communauté qui reçoit' });
    const elle = await laStructure(donne.structureId, options);
    await elle.goto('/structure/avenants');
    await verifier(elle);
    await elle.getByRole('link', { name: 'Transférer un poste' }).click();
    await verifier(elle);
    await elle.getByLabel('Poste à transférer').selectOption({ label: 'Poste 1, avec son conseiller' });
    await elle.getByLabel(/SIRET de la structure d’accueil/).fill('123');
    await elle.getByLabel(/Pourquoi vous le transférez/).fill('La compétence est transférée.');
    await elle.getByRole('button', { name: 'Envoyer la demande' }).click();
    await elle
      .getByText(/Un SIRET compte 14 chiffres/)
      .first()
      .waitFor();
    await verifier(elle);
    await elle.getByLabel(/SIRET de la structure d’accueil/).fill(recoit.saisie.identifiant);
    await elle.getByRole('button', { name: 'Envoyer la demande' }).click();
    await elle.getByText('La demande est envoyée').waitFor();
    await elle.getByRole('heading', { name: 'Ce que la demande changerait' }).waitFor();
    await verifier(elle);

    const autre = await laStructure(recoit.structureId, options);
    await autre.goto('/structure');
    await autre.getByRole('link', { name: /poste qui vous est proposé/ }).click();
    await verifier(autre);
    await autre
      .getByRole('link', { name: /Demande n° \d+ de Commune qui donne/ })
      .first()
      .click();
    await verifier(autre);
    await autre.getByRole('button', { name: 'Donner notre accord' }).click();
    await autre.getByText('Votre accord est donné').waitFor();

    const anctPage = await quelquUnDe({ role: 'anct' }, options);
    await anctPage.goto('/anct/avenants');
    await verifier(anctPage);
    await anctPage.getByRole('link', { name: 'Commune qui donne' }).first().click();
    await anctPage.getByRole('cell', { name: 'Engagé' }).first().waitFor();
    await verifier(anctPage);
    await anctPage.getByRole('button', { name: 'Accepter la demande' }).click();
    await anctPage.getByText('La demande est acceptée').waitFor();
    await verifier(anctPage);

    await autre.goto('/structure/versements');
    await autre.getByText(/50.000.€ au total/).waitFor();
    await autre
      .getByRole('link', { name: /^Poste \d$/ })
      .first()
      .click();
    await autre.getByText('Poste transféré').waitFor();
    await verifier(autre);
  });

  it('a post is renewed: asked, seen by the préfecture, granted by ANCT, signed, and its payments are planned', async () => {
    const contrat = await unPostePayable(banc, {}, { nom: 'Commune qui continue' });
    banc.avancer({ jours: 600 });
    const elle = await laStructure(contrat.structureId, options);
    await elle.goto('/structure/avenants/renouveler');
    await verifier(elle);
    await elle.getByText(/^Poste 1, contrat jusqu’au/).click();
    await elle.getByLabel(/Pourquoi vous les renouvelez/).fill('Les ateliers sont pleins.');
    await elle.getByRole('button', { name: 'Envoyer la demande' }).click();
    await elle.getByText('La demande est envoyée').waitFor();

    const prefecture = await quelquUnDe({ role: 'prefecture', departement: '03' }, options);
    await prefecture.goto('/prefecture/avenants');
    await verifier(prefecture);
    await prefecture.getByRole('link', { name: 'Commune qui continue' }).click();
    await verifier(prefecture);
    await prefecture.getByText('Favorable', { exact: true }).click();
    await prefecture.getByLabel('Motif').fill('Besoin avéré.');
    await prefecture.getByRole('button', { name: 'Donner cet avis' }).click();
    await prefecture.getByText('Votre avis est donné').waitFor();

    const anctPage = await quelquUnDe({ role: 'anct' }, options);
    await anctPage.goto('/anct/avenants');
    await anctPage.getByRole('link', { name: 'Commune qui continue' }).click();
    await anctPage.getByRole('button', { name: 'Accepter la demande' }).click();
    await anctPage.getByText('La demande est acceptée').waitFor();

    await elle.goto('/structure');
    await elle.getByRole('link', { name: 'Signez le renouvellement du contrat du poste 1' }).click();
    await verifier(elle);
    await elle.getByLabel(/Durée de la nouvelle période/).fill('24');
    await elle.getByLabel('Date de la signature').fill(aujourdhui());
    await elle.getByLabel('Copie signée').setInputFiles(await uneCopie());
    await elle.getByRole('button', { name: 'Enregistrer le renouvellement' }).click();
    await elle.getByText('Le renouvellement est enregistré').waitFor();
    await elle.getByRole('link', { name: 'Versements et vie du poste' }).click();
    await elle.getByText('1er versement, 2e période').first().waitFor();
    await verifier(elle);
  });
});
