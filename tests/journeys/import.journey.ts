import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LISTES } from '#domain/imports/index.ts';
import { unCompte } from '#tests/situations/comptes.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();
const LIGNES = 60_000;

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
    await page.getByText('Lignes lues').waitFor({ timeout: 60_000 });
  };
  await deposer(await liste('fausse.csv', 3, '12'));
  await page.getByRole('heading', { name: '3 lignes sont à corriger' }).waitFor();
  await accessible(page);
  expect(await page.getByRole('button', { name: /^Importer/ }).count()).toBe(0);

  await deposer(await liste('juste.csv', LIGNES, '40'));
  await page.getByRole('button', { name: 'Importer 60 000 lignes' }).click();
  await page.getByText('L’import est en cours').waitFor();
  await banc.faireTravailler();
  await page.reload();
  await page.getByText('Toutes les lignes sont enregistrées.').waitFor({ timeout: 60_000 });
  const { n } = await banc.tools.db
    .selectFrom('candidats')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('statut', '=', 'disponible')
    .executeTakeFirstOrThrow();
  expect(n).toBe(LIGNES);
}, 240_000);
