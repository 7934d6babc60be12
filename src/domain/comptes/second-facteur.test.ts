import { expect, it } from 'vitest';
import { codeActuel, nouveauSecret, pasDuCode } from './second-facteur.ts';

const now = new Date('2021-02-04T09:00:00Z');
const secret = nouveauSecret();

it('a code is right once', () => {
  const pas = pasDuCode(secret, codeActuel(secret, now), now, 0);
  expect(pas).toBeGreaterThan(0);
  expect(pasDuCode(secret, codeActuel(secret, now), now, pas ?? 0)).toBeUndefined();
});

it.each(['', '12345', '1234567', '𐀀𐀀𐀀', 'éééééé', '٠١٢٣٤٥'])('« %s » is no code, and no defect', (code) => {
  expect(pasDuCode(secret, code, now, 0)).toBeUndefined();
});
