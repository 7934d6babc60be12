import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LISTES } from '#domain/imports/index.ts';
import { unCompte } from '#tests/situations/comptes.ts';
import { uneListeDe } from '#tests/situations/imports.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();
const LIGNES = 60_000;

it('a file whose sending is cut is taken up again where it stopped, at once or after coming back', async () => {
  const path = await uneListeDe(banc, 15_000);
  const { size } = await stat(path);
  const page = await quelquUn({ largeur: 320 });
  await entrer(banc, page, await unCompte(banc, { role: 'anct' }));
  const positions: number[] = [];
  let laisser = 1;
  await page.route('**/anct/imports/envois/*', (route) => {
    positions.push(Number(new URL(route.request().url()).searchParams.get('position')));
    laisser -= 1;
    return laisser >= 0 ? route.continue() : route.abort();
  });
  const choisir = async () => {
    await page.goto('/anct/imports');
    await page.getByText('Des candidats, dont l’accord est recueilli').click();
    await page.getByLabel(/Fichier CSV ou Excel/).setInputFiles(path);
    await page.getByRole('button', { name: 'Lire la liste' }).click();
  };
  const coupure = page.getByText('La connexion a été coupée');
  await choisir();
  await coupure.waitFor();
  expect(
    await page.getByRole('button', { name: 'Reprendre l’envoi' }).evaluate((un) => un === document.activeElement),
  ).toBe(true);
  await accessible(page);
  laisser = 1;
  await page.getByRole('button', { name: 'Reprendre l’envoi' }).click();
  await coupure.waitFor();
  laisser = 1000;
  await choisir();
  await page.getByText('La liste est en cours de lecture').waitFor();
  const Mo = 1024 * 1024;
  expect(size).toBeGreaterThan(2 * Mo);
  expect(positions).toEqual([0, Mo, Mo, 2 * Mo, 2 * Mo]);
  await banc.faireTravailler();
  await page.getByText('Importer 15 000 lignes').waitFor();
}, 120_000);

it('without JavaScript, the same form sends the file at once', async () => {
  const page = await quelquUn({ sansJavaScript: true });
  await entrer(banc, page, await unCompte(banc, { role: 'anct' }));
  await page.goto('/anct/imports');
  await page.getByText('Des candidats, dont l’accord est recueilli').click();
  await page.getByLabel(/Fichier CSV ou Excel/).setInputFiles(await uneListeDe(banc, 2));
  await page.getByRole('button', { name: 'Lire la liste' }).click();
  await banc.faireTravailler();
  // The page comes back by itself.
  await page.getByRole('button', { name: 'Importer 2 lignes' }).waitFor();
});

// The last one: it leaves as many e-mails to send.
it('ANCT imports a list of 60 000 candidates: first a wrong one, then the right one', async () => {
  const { colonnes, exemple } = LISTES.candidats;
  const liste = async (nom: string, nombre: number, mobilite: string) => {
    const ligne = (rang: number) =>
      exemple.map((cellule, place) =>
        colonnes[place] === 'email'
          ? `liste-${rang}@demonstration.example`
          : colonnes[place] === 'mobilite_km'
            ? mobilite
            : cellule,
      );
    const path = join(banc.tools.settings.DATA_DIR, nom);
    const lignes = Array.from({ length: nombre }, (_, rang) => ligne(rang).join(';'));
    await writeFile(path, `\ufeff${colonnes.join(';')}\r\n${lignes.join('\r\n')}\r\n`);
    return path;
  };
  const page = await quelquUn();
  await entrer(banc, page, await unCompte(banc, { role: 'anct' }));
  const deposer = async (path: string) => {
    await page.goto('/anct/imports');
    await page.getByText('Des candidats, dont l’accord est recueilli').click();
    await page.getByLabel(/Fichier CSV ou Excel/).setInputFiles(path);
    await page.getByRole('button', { name: 'Lire la liste' }).click();
    await page.getByText('La liste est en cours de lecture').waitFor({ timeout: 60_000 });
    await accessible(page);
    await banc.faireTravailler();
    await page.getByText('Lignes lues').waitFor({ timeout: 60_000 });
  };
  await deposer(await liste('fausse.csv', 3, '12'));
  await page.getByRole('heading', { name: '3 valeurs sont à corriger' }).waitFor();
  await accessible(page);
  expect(await page.getByRole('button', { name: /^Importer/ }).count()).toBe(0);

  await deposer(await liste('juste.csv', LIGNES, '40'));
  await page.getByRole('button', { name: 'Importer 60 000 lignes' }).click();
  await page.getByText('L’import va commencer').waitFor();
  await banc.faireTravailler();
  // The page comes back by itself: reloading it at the same moment would race with it.
  await page.getByText('Toutes les lignes sont enregistrées.').waitFor({ timeout: 60_000 });
  const { n } = await banc.tools.db
    .selectFrom('candidats')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('statut', '=', 'disponible')
    .executeTakeFirstOrThrow();
  expect(n).toBe(LIGNES);
}, 240_000);
