import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Colonne, Valeur } from './colonnes.ts';
import { exporter } from './exporter.ts';

type Format = NonNullable<Colonne<unknown>['format']>;

async function* suite<T>(lignes: readonly T[]) {
  yield* lignes;
}

async function fichier<Ligne>(colonnes: readonly Colonne<Ligne>[], lignes: readonly Ligne[]) {
  const { flux } = exporter({ format: 'csv', titre: 'Essai', colonnes, lignes: suite(lignes) });
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await new Response(flux).arrayBuffer());
}

const relire = (texte: string): string[][] => parse(texte, { bom: true, delimiter: ';', record_delimiter: '\r\n' });

/** What one value becomes in its cell. */
async function cellule(valeur: Valeur, format?: Format) {
  const texte = await fichier(
    [
      { titre: 'A', valeur: () => valeur, ...(format && { format }) },
      { titre: 'B', valeur: () => 1 },
    ],
    [0],
  );
  return relire(texte)[1]?.[0];
}

it('begins with the UTF-8 mark, separates with semicolons and ends its lines with CRLF', async () => {
  const texte = await fichier(
    [
      { titre: 'Numéro', valeur: (n: number) => n },
      { titre: 'Été', valeur: () => 'oui' },
    ],
    [1, 2],
  );
  expect(texte).toBe('\ufeffNuméro;Été\r\n1;oui\r\n2;oui\r\n');
});

it('with no row, the titles are still there', async () => {
  expect(await fichier([{ titre: 'SIRET', valeur: () => null }], [])).toBe('\ufeffSIRET\r\n');
});

it.each(['=1+1', '+33600000000', '-2+3', '@SOMME(A1)', '\t=1', '\r=1', '\n=1'])(
  'a text that a spreadsheet would run is neutralised: %j',
  async (texte) => {
    expect(await cellule(texte)).toBe(`'${texte}`);
  },
);

it('a title that a spreadsheet would run is neutralised', async () => {
  expect(relire(await fichier([{ titre: '=HYPERLINK("x")', valeur: () => null }], []))).toEqual([
    ['\'=HYPERLINK("x")'],
  ]);
});

it('genuine numbers keep their sign, with a decimal comma', async () => {
  expect(await cellule(-12)).toBe('-12');
  expect(await cellule(-0.5)).toBe('-0,5');
  expect(await cellule(-1205, 'euros')).toBe('-12,05');
});

it('euros are centimes written exactly', async () => {
  expect(await cellule(5_000_000, 'euros')).toBe('50000,00');
  expect(await cellule(7, 'euros')).toBe('0,07');
  expect(await cellule(-7, 'euros')).toBe('-0,07');
  expect(await cellule(19_999_999_999_999, 'euros')).toBe('199999999999,99');
});

it('moments are those of Paris, on both sides of the change of hour', async () => {
  expect(await cellule(new Date('2021-06-30T22:30:00Z'), 'date')).toBe('01/07/2021');
  expect(await cellule(new Date('2021-12-31T22:30:00Z'), 'date')).toBe('31/12/2021');
  expect(await cellule(new Date('2021-03-28T00:59:00Z'), 'dateHeure')).toBe('28/03/2021 01:59');
  expect(await cellule(new Date('2021-03-28T01:00:00Z'), 'dateHeure')).toBe('28/03/2021 03:00');
  expect(await cellule(new Date('2021-02-04T08:05:00Z'))).toBe('04/02/2021 09:05');
});

it('a civil date keeps its day; what is not one stays a text', async () => {
  expect(await cellule('2021-02-04', 'date')).toBe('04/02/2021');
  expect(await cellule('2021-02-04')).toBe('2021-02-04');
  expect(await cellule('bientôt', 'date')).toBe('bientôt');
  expect(await cellule('2021-19-39', 'date')).toBe('2021-19-39');
});

it('yes, no, nothing and what is no number', async () => {
  expect(await cellule(true)).toBe('Oui');
  expect(await cellule(false)).toBe('Non');
  expect(await cellule(null)).toBe('');
  expect(await cellule(Number.NaN)).toBe('');
  expect(await cellule(new Date('rien'), 'date')).toBe('');
});

it('whatever the texts, another program reads back the same cells', async () => {
  const texte = fc.string({ unit: fc.constantFrom(...'aé€ ;,"\'\r\n\t=+-@', '«', '😀') });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(texte, texte, texte), { maxLength: 8 }), async (lignes) => {
      const colonnes = [0, 1, 2].map((i) => ({ titre: `C${i}`, valeur: (ligne: readonly string[]) => ligne[i] ?? '' }));
      const [, ...relues] = relire(await fichier(colonnes, lignes));
      expect(relues).toEqual(lignes.map((ligne) => ligne.map((un) => un.replace(/^(?=[=+\-@\t\r\n])/, "'"))));
    }),
    { numRuns: 200 },
  );
});
