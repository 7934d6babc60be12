import fc from 'fast-check';
import { expect, it } from 'vitest';
import { echeancier } from './echeancier.ts';

it.each([
  ['2021-03-15', ['2021-04-15', '2021-09-15', '2022-03-15']],
  ['2021-01-31', ['2021-02-28', '2021-07-31', '2022-01-31']],
  ['2020-01-31', ['2020-02-29', '2020-07-31', '2021-01-31']],
  ['2020-02-29', ['2020-03-29', '2020-08-29', '2021-02-28']],
  ['2021-08-31', ['2021-09-30', '2022-02-28', '2022-08-31']],
  ['2021-12-31', ['2022-01-31', '2022-06-30', '2022-12-31']],
])('signed on %s, the payments stand on %s', (signeLe, dates) => {
  expect(echeancier(5_000_000, signeLe).map(({ le }) => le)).toEqual(dates);
});

it('50 000 € are paid as 10 000, 15 000 and 25 000 €', () => {
  expect(echeancier(5_000_000, '2021-03-15').map(({ centimes }) => centimes)).toEqual([
    1_000_000, 1_500_000, 2_500_000,
  ]);
});

it('whatever the amount, the payments are its sum to the cent and none is negative', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), (montant) => {
      const parts = echeancier(montant, '2021-03-15').map(({ centimes }) => centimes);
      expect(parts.reduce((total, part) => total + part, 0)).toBe(montant);
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
    }),
  );
});
