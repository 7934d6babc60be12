import { expect, it } from 'vitest';
import { estFerie, estOuvre, jourDeSemaine, lundiDe, paques } from './jours-ouvres.ts';

it('knows the days of the week and the Monday of each', () => {
  expect([jourDeSemaine('2021-02-04'), jourDeSemaine('2021-02-08'), jourDeSemaine('2021-02-07')]).toEqual([4, 1, 7]);
  expect(jourDeSemaine('1899-12-31')).toBe(7);
  expect([lundiDe('2021-02-07'), lundiDe('2021-02-08')]).toEqual(['2021-02-01', '2021-02-08']);
});

it('finds Easter where the almanacs have it', () => {
  expect([2000, 2008, 2011, 2021, 2024, 2038].map(paques)).toEqual([
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2021-04-04',
    '2024-03-31',
    '2038-04-25',
  ]);
});

it('a working day is neither a week-end nor one of the eleven holidays', () => {
  const feries = ['2021-01-01', '2021-04-05', '2021-05-13', '2021-05-24', '2021-07-14', '2021-12-25'];
  expect(feries.map(estFerie)).toEqual(feries.map(() => true));
  expect(['2021-02-05', '2021-02-06', '2021-04-05', '2021-04-06'].map(estOuvre)).toEqual([true, false, false, true]);
});
