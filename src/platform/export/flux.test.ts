import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Colonne } from './colonnes.ts';
import { exporter, FORMATS_D_EXPORT } from './exporter.ts';

// Texts that do not compress: what is taken must come out.
const valeur = (numero: number) => createHash('sha512').update(`${numero}`).digest('hex');
const colonnes: readonly Colonne<number>[] = [{ titre: 'Texte', valeur }];

/** Rows that tell how many were taken, and whether they were let go. */
function desLignes(nombre: number) {
  const etat = { prises: 0, fermees: false };
  async function* lignes() {
    try {
      for (; etat.prises < nombre; etat.prises += 1) yield etat.prises;
    } finally {
      etat.fermees = true;
    }
  }
  return { etat, lignes: lignes() };
}
const unTour = () => new Promise((resolve) => setTimeout(resolve, 5));

it.each(FORMATS_D_EXPORT)('%s: no row is taken before somebody reads', async (format) => {
  const { etat, lignes } = desLignes(10);
  exporter({ format, titre: 'Essai', colonnes, lignes });
  await unTour();
  expect(etat.prises).toBe(0);
});

it.each(FORMATS_D_EXPORT)('%s: a slow reader holds the rows back, whatever their number', async (format) => {
  const { etat, lignes } = desLignes(100_000);
  const lecteur = exporter({ format, titre: 'Essai', colonnes, lignes }).flux.getReader();
  const avances: number[] = [];
  for (let lectures = 0; lectures < 20; lectures += 1) {
    const avant = etat.prises;
    await lecteur.read();
    await unTour();
    avances.push(etat.prises - avant);
  }
  // One read takes at most what makes a few pieces of 64 Ki characters come out of the compression.
  expect(Math.max(...avances)).toBeGreaterThan(0);
  expect(Math.max(...avances)).toBeLessThan(2000);
  expect(etat.prises).toBeLessThan(20_000);
  await lecteur.cancel();
  expect(etat.fermees).toBe(true);
});

it('the first bytes of a CSV do not wait for the rows', async () => {
  async function* jamais(): AsyncGenerator<number> {
    await new Promise(() => undefined);
  }
  const lecteur = exporter({ format: 'csv', titre: 'Essai', colonnes, lignes: jamais() }).flux.getReader();
  expect(new TextDecoder().decode((await lecteur.read()).value)).toContain('Texte\r\n');
});

it.each(FORMATS_D_EXPORT)(
  '%s: rows that fail make the download fail, never a file that looks whole',
  async (format) => {
    async function* lignes() {
      yield 1;
      throw new Error('the database went away');
    }
    const { flux } = exporter({ format, titre: 'Essai', colonnes, lignes: lignes() });
    await expect(new Response(flux).arrayBuffer()).rejects.toThrow('the database went away');
  },
);
