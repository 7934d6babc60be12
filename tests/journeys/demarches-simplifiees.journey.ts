import { expect, it } from 'vitest';
import { unCompte } from '#tests/situations/comptes.ts';
import { unDossierOuvert } from '#tests/situations/conformite.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { modeDs, PIECES_DS, SECRET_DS, unDoubleDs, unePieceDs } from '#tests/support/double-ds.ts';
import { entrer } from '#tests/support/entrer.ts';

const double = await unDoubleDs();
const { environment, teleprocedure } = modeDs(double.adresse);
const { banc, adresse, quelquUn } = await uneScene(environment, { teleprocedure });

it('a structure deposits on Démarches simplifiées, corrects there, and is accepted here and there', async () => {
  await double.commander({ geste: 'regler', webhook: `${adresse}/api/demarches-simplifiees/${SECRET_DS}` });
  const { structureId, dossierId, nom } = {
    nom: 'Commune Ailleurs',
    ...(await unDossierOuvert(banc, { nom: 'Commune Ailleurs' })),
  };
  const elle = await quelquUn({ largeur: 320 });
  await entrer(banc, elle, await unCompte(banc, { role: 'structure', structureId, administrateur: true }));
  await elle.goto('/structure/subvention');
  await elle.getByText('Votre dossier se prépare').waitFor();
  await accessible(elle);
  await banc.faireTravailler();
  await elle.reload();
  const lien = elle.getByRole('link', { name: /Ouvrir mon dossier sur Démarches simplifiées/ });
  expect(await lien.getAttribute('href')).toContain(double.adresse);
  await accessible(elle);

  const { jeton } = await banc.tools.db
    .selectFrom('dossiers_ds')
    .select('jeton')
    .where('dossier_id', '=', dossierId)
    .executeTakeFirstOrThrow();
  await double.deposer(jeton, { pieces: [unePieceDs(PIECES_DS.deliberation, '%PDF-1.7 délibération')] });
  // The webhook wakes the reading.
  await expect
    .poll(async () => {
      await banc.faireTravailler();
      await elle.reload();
      return elle.getByText('L’ANCT instruit votre demande').count();
    })
    .toBe(1);
  await elle.getByRole('link', { name: 'délibération n° 12.pdf' }).waitFor();
  await accessible(elle);

  const lui = await quelquUn();
  await entrer(banc, lui, await unCompte(banc, { role: 'anct' }));
  await lui.goto('/anct/conformite');
  await lui.getByRole('link', { name: nom }).click();
  await lui.getByText(/sur Démarches simplifiées.{1,3}déposé/).waitFor();
  await accessible(lui);
  await lui.getByRole('link', { name: 'Demander une correction' }).click();
  await lui.getByRole('textbox').fill('Le RIB est illisible.');
  await lui.getByRole('main').getByRole('button').first().click();
  await lui.getByText('Votre décision part vers Démarches simplifiées').waitFor();
  await banc.faireTravailler();
  await elle.reload();
  await elle.getByText('À vous : corrigez votre dossier').waitFor();
  await accessible(elle);

  await double.deposer(jeton);
  await fetch(`${adresse}/api/demarches-simplifiees/${SECRET_DS}`, { method: 'POST', body: new URLSearchParams() });
  await banc.faireTravailler();
  await lui.goto(`/anct/conformite/${dossierId}`);
  await lui.getByRole('button', { name: 'Déclarer conforme' }).click();
  await lui.getByText('La demande est acceptée').waitFor();
  await banc.faireTravailler();
  await fetch(`${adresse}/api/demarches-simplifiees/${SECRET_DS}`, { method: 'POST', body: new URLSearchParams() });
  await banc.faireTravailler();
  await lui.reload();
  await lui.getByText(/sur Démarches simplifiées.{1,3}accepté/).waitFor();
  await elle.reload();
  await elle.getByText('Votre demande est acceptée').waitFor();
});
