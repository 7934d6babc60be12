import { expect, it } from 'vitest';
import { eurosEnLettres } from './en-lettres.ts';

it.each([
  [0, 'zéro euro'],
  [100, 'un euro'],
  [110, 'un euro et dix centimes'],
  [2100, 'vingt et un euros'],
  [7100, 'soixante et onze euros'],
  [8000, 'quatre-vingts euros'],
  [8100, 'quatre-vingt-un euros'],
  [9100, 'quatre-vingt-onze euros'],
  [20_000, 'deux cents euros'],
  [20_100, 'deux cent un euros'],
  [100_000, 'mille euros'],
  [8_000_000, 'quatre-vingt mille euros'],
  [5_000_000, 'cinquante mille euros'],
  [20_000_000, 'deux cent mille euros'],
  [100_000_000, 'un million d’euros'],
  [12_345_678, 'cent vingt-trois mille quatre cent cinquante-six euros et soixante-dix-huit centimes'],
  [250_000_050, 'deux millions cinq cent mille euros et cinquante centimes'],
])('%i centimes are written « %s »', (centimes, ecrit) => {
  expect(eurosEnLettres(centimes)).toBe(ecrit);
});
