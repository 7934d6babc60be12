import { expect, it } from 'vitest';
import { echeancier } from '#domain/conventions/index.ts';
import { jourDExecution } from './valider.ts';

const CINQUANTE_MILLE = 5_000_000;
const dates = (signeLe: string) => echeancier(CINQUANTE_MILLE, signeLe).map(({ le }) => le);

// Golden schedules (domain, §5): the last day of a shorter month; week-ends and holidays stay as computed.
it.each([
  ['an ordinary day', '2021-03-15', ['2021-04-15', '2021-09-15', '2022-03-15']],
  ['31 January', '2021-01-31', ['2021-02-28', '2021-07-31', '2022-01-31']],
  ['31 January of a leap year', '2024-01-31', ['2024-02-29', '2024-07-31', '2025-01-31']],
  ['29 February', '2024-02-29', ['2024-03-29', '2024-08-29', '2025-02-28']],
  ['30 August', '2021-08-30', ['2021-09-30', '2022-02-28', '2022-08-30']],
  ['31 August before a leap year', '2023-08-31', ['2023-09-30', '2024-02-29', '2024-08-31']],
  ['31 March', '2021-03-31', ['2021-04-30', '2021-09-30', '2022-03-31']],
  ['a schedule of Saturdays and Sundays', '2021-05-05', ['2021-06-05', '2021-11-05', '2022-05-05']],
  ['1 May and 1 November', '2021-04-01', ['2021-05-01', '2021-10-01', '2022-04-01']],
  ['25 December', '2021-11-25', ['2021-12-25', '2022-05-25', '2022-11-25']],
])('the payments of a contract signed on %s (%s) are due on fixed days', (_, signeLe, attendues) => {
  expect(dates(signeLe)).toEqual(attendues);
});

it('the three payments make the amount to the cent, the last takes the remainder', () => {
  for (const montant of [CINQUANTE_MILLE, 1, 2, 3, 99, 101, 3_333_333, 4_999_999]) {
    const centimes = echeancier(montant, '2021-03-15').map((tranche) => tranche.centimes);
    expect(centimes.reduce((somme, un) => somme + un, 0)).toBe(montant);
    expect(centimes[0]).toBe(Math.floor(montant * 0.2));
  }
});

it.each([
  ['a Thursday, the next day', '2021-03-04', '2021-03-05'],
  ['a Friday, the Monday', '2021-03-05', '2021-03-08'],
  ['the eve of 1 May, a Saturday', '2021-04-30', '2021-05-03'],
  ['the eve of 1 May in the week', '2024-04-30', '2024-05-02'],
  ['the eve of Good Friday, when banks are closed and France works', '2021-04-01', '2021-04-06'],
  ['Good Friday, after Easter Monday', '2021-04-02', '2021-04-06'],
  ['Christmas Eve, after 26 December', '2024-12-24', '2024-12-27'],
  ['the eve of 14 July, when banks settle and France rests', '2021-07-13', '2021-07-15'],
  ['New Year’s Eve', '2021-12-31', '2022-01-03'],
])('a batch validated on %s is executed when banks settle (%s)', (_, valideLe, executionLe) => {
  expect(jourDExecution(valideLe)).toBe(executionLe);
});
