import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { compterLignes } from '#platform/import/compter.ts';
import { analyser, dateDeListe, type Importateur, type Probleme } from '#platform/import/importer.ts';
import { unBanc } from '#tests/support/base.ts';

const banc = await unBanc();
const dossier = await mkdtemp(join(tmpdir(), 'liste-'));
afterAll(() => rm(dossier, { recursive: true }));

/** A list of numbers: even ones are there already, those below zero are wrong. */
function desNombres() {
  const questions: number[] = [];
  const importateur: Importateur<string> = {
    nom: 'nombres',
    colonnes: ['nombre'],
    exemple: ['1'],
    colonneCle: 'nombre',
    cle: (nombre) => nombre,
    preparer: async () => (cellules) => {
      const nombre = cellules['nombre'] ?? '';
      return Number(nombre) < 0 ? { problemes: [{ colonne: 'nombre', raison: 'Trop petit.' }] } : { valeur: nombre };
    },
    async presentes(_db, cles) {
      questions.push(cles.length);
      return new Set(cles.filter((cle) => Number(cle) % 2 === 0));
    },
    inserer: async () => {},
  };
  return { importateur, questions };
}

async function lire(nombres: readonly number[]) {
  const { importateur, questions } = desNombres();
  const path = join(dossier, String(nombres.length));
  await writeFile(path, ['nombre', ...nombres].join('\n'));
  const [recues, problemes, avancees]: [string[][], Probleme[], number[]] = [[], [], []];
  const { tools } = banc;
  const analyse = await analyser(tools.db, importateur, path, tools.clock(), {
    recevoir: async (lot) => void recues.push([...lot]),
    signaler: async (lot) => void problemes.push(...lot),
    avancer: (lignes) => void avancees.push(lignes),
  });
  return { analyse, questions, recues, problemes, avancees };
}

it('asks what is already there once a batch, never once a line, and says how far it is as often', async () => {
  const { analyse, questions, recues, avancees } = await lire(Array.from({ length: 2500 }, (_, rang) => rang));
  expect(analyse).toEqual({ lignes: 2500, bonnes: 1250, dejaLa: 1250, nombreDeProblemes: 0, ignorees: [] });
  expect(avancees).toEqual([1000, 2000, 2500]);
  expect(questions).toEqual([1000, 1000, 500]);
  expect(recues.flat()).toEqual(Array.from({ length: 1250 }, (_, rang) => String(2 * rang + 1)));
});

it('hands nothing more to write once a line is wrong, and reads on to say all that is', async () => {
  const nombres = Array.from({ length: 3001 }, (_, rang) => rang);
  const { analyse, recues, problemes } = await lire(nombres.with(1500, -1).with(3000, 7));
  expect(recues).toHaveLength(1);
  expect(analyse.nombreDeProblemes).toBe(2);
  expect(problemes).toEqual([
    { ligne: 1502, colonne: 'nombre', raison: 'Trop petit.' },
    { ligne: 3002, colonne: 'nombre', raison: 'Déjà donné à la ligne 9 : gardez une seule des deux.' },
  ]);
});

it('reads dates as lists write them', () => {
  expect(['2021-03-01', '01/03/2021', '1.3.2021', '44256', '2021-03-01T00:00:00'].map(dateDeListe)).toEqual(
    Array.from({ length: 5 }, () => '2021-03-01'),
  );
});

it('counts the rows of a file before reading it: quoted ends of lines are not rows', async () => {
  const path = join(dossier, 'a-compter');
  for (const [texte, lignes] of [
    ['nombre', 0],
    ['nombre\n', 0],
    ['nombre\r\n1\r\n2', 2],
    ['nombre\r\n1\r\n2\r\n', 2],
    ['nombre\n"1\nou ""2"""\n3\n', 2],
  ] as const) {
    await writeFile(path, texte);
    expect(await compterLignes(path), texte).toBe(lignes);
  }
});
