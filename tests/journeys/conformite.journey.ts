import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { piecesAttendues } from '#domain/conformite/index.ts';
import { unCompte } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { unDossierDepose, unRecrutAccepte } from '#tests/situations/conformite.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer as parLaPorte } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();
const entrer = (page: Page, compte: Parameters<typeof parLaPorte>[2]) => parLaPorte(banc, page, compte);
const dossier = await mkdtemp(join(tmpdir(), 'pieces-'));
const unFichier = async (nom: string, contenu: string) => {
  const path = join(dossier, nom);
  await writeFile(path, contenu);
  return path;
};

/** Deposits one piece by its page. */
async function deposer(page: Page, libelle: string, fichier: string) {
  await page.getByRole('link', { name: `Déposer ${libelle}` }).click();
  await page.getByLabel('Fichiers').setInputFiles(fichier);
  const date = page.getByLabel('Date écrite sur le document');
  if (await date.isVisible()) await date.fill('2021-02-01');
  await page.getByRole('button', { name: 'Déposer' }).click();
  await page.getByText('La pièce est déposée').waitFor();
}

async function declarer(page: Page) {
  await page.getByRole('link', { name: 'Indiquer les identités' }).click();
  for (const [qui, prenom] of [
    ['du Président', 'Aline'],
    ['de la personne qui dirige les services', 'Denis'],
  ]) {
    await page.getByLabel(`Prénom ${qui}`).fill(prenom ?? '');
    await page.getByLabel(`Nom ${qui}`, { exact: true }).fill('Démonstration');
    await page.getByLabel(`Date de naissance ${qui}`).fill('1970-01-01');
  }
  await page.getByRole('button', { name: 'Enregistrer' }).click();
}

describe.each([
  { nom: 'a phone of 320 pixels', options: { largeur: 320 } },
  { nom: 'no JavaScript', options: { sansJavaScript: true } },
])('on $nom', ({ options }) => {
  it('a public structure gathers its pieces, sends them, corrects one, and is accepted', async () => {
    const verifier = 'sansJavaScript' in options ? async () => {} : accessible;
    const { structureId } = await uneStructureActivee(banc);
    await unRecrutAccepte(banc, structureId);
    const elle = await quelquUn(options);
    await entrer(elle, await unCompte(banc, { role: 'structure', structureId, administrateur: true }));
    await elle.goto('/structure/subvention');
    await verifier(elle);
    const pdf = await unFichier('piece.pdf', '%PDF-1.7 une pièce inventée');
    for (const { libelle } of piecesAttendues('publique')) await deposer(elle, libelle, pdf);
    await declarer(elle);
    await elle.getByRole('button', { name: 'Envoyer la demande' }).click();
    await elle.getByRole('heading', { name: 'L’ANCT instruit votre demande' }).waitFor();
    await verifier(elle);

    const elui = await quelquUn(options);
    await entrer(elui, await unCompte(banc, { role: 'anct' }));
    const { id } = await banc.tools.db
      .selectFrom('dossiers_conformite')
      .select('id')
      .where('structure_id', '=', structureId)
      .executeTakeFirstOrThrow();
    await elui.goto(`/anct/conformite/${id}`);
    await verifier(elui);
    await elui.getByRole('link', { name: 'Examiner RIB de la structure' }).click();
    await elui.getByLabel('Ce que la structure doit corriger').fill('Le titulaire n’est pas la structure.');
    await elui.getByRole('button', { name: 'Marquer « à corriger »' }).click();
    await elui.getByRole('link', { name: /Demander 1.correction/ }).click();
    await elui.getByRole('button', { name: 'Renvoyer la demande à la structure' }).click();

    await elle.goto('/structure/subvention');
    await elle.getByText('Le titulaire n’est pas la structure.').waitFor();
    await elle.getByRole('link', { name: 'Remplacer RIB de la structure' }).click();
    await elle.getByLabel('Fichiers').setInputFiles(pdf);
    await elle.getByRole('button', { name: 'Déposer' }).click();
    await elle.getByRole('button', { name: 'Renvoyer la demande complétée' }).click();

    await elui.goto(`/anct/conformite/${id}`);
    for (const { libelle } of piecesAttendues('publique'))
      await elui.getByRole('button', { name: `Accepter ${libelle}`, exact: true }).click();
    await elui.getByRole('button', { name: 'Déclarer conforme' }).click();
    await elle.goto('/structure/subvention');
    await elle.getByRole('heading', { name: 'Votre demande est acceptée' }).waitFor();
  });
});

it('a refusal gives its motive to the structure', async () => {
  const { dossierId, structureId } = await unDossierDepose(banc);
  const elui = await quelquUn();
  await entrer(elui, await unCompte(banc, { role: 'anct' }));
  await elui.goto(`/anct/conformite/${dossierId}`);
  await elui.getByRole('link', { name: 'Déclarer non conforme' }).click();
  await elui.getByLabel('Motif').fill('Le budget n’est pas voté.');
  await elui.getByRole('button', { name: 'Déclarer non conforme' }).click();
  const elle = await quelquUn();
  await entrer(elle, await unCompte(banc, { role: 'structure', structureId }));
  await elle.goto('/structure/subvention');
  await elle.getByText('Motif : Le budget n’est pas voté.').first().waitFor();
});

it('files dropped on the form are sent with their progress, and a wrong one is refused without leaving the page', async () => {
  const { structureId } = await uneStructureActivee(banc);
  await unRecrutAccepte(banc, structureId);
  const elle = await quelquUn({ sombre: true });
  await entrer(elle, await unCompte(banc, { role: 'structure', structureId }));
  await elle.goto('/structure/subvention/pieces/rib');
  const glisser = (nom: string, contenu: string) =>
    elle.evaluate(
      ([comment, texte]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([texte ?? ''], comment ?? ''));
        document
          .querySelector('form[enctype]')
          ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      [nom, contenu],
    );
  await glisser('rib.txt', 'du texte');
  await elle.getByText('Prêt à envoyer : rib.txt').waitFor();
  await elle.getByRole('button', { name: 'Déposer' }).click();
  await elle
    .getByText(/n’est pas au format PDF/)
    .first()
    .waitFor();
  await accessible(elle);
  await glisser('rib.pdf', '%PDF-1.7 rib');
  await elle.getByRole('button', { name: 'Déposer' }).click();
  await elle.getByText('La pièce est déposée').waitFor();
  expect(new URL(elle.url()).pathname).toBe('/structure/subvention');
  await elle.getByRole('link', { name: 'rib.pdf' }).waitFor();
});
