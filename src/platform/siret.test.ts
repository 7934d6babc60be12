import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unSiret } from '#tests/situations/structures.ts';
import { siretValide } from './siret.ts';

describe('SIRET', () => {
  it.each(['13002603200016', '26570134200148', '35600000000048', '35600000049837'])('%s is valid', (siret) =>
    expect(siretValide(siret)).toBe(true),
  );
  it.each([
    '12345678901235',
    '35600000000000',
    '00000000000000',
    '21030190900019',
    '1300260320001',
    '130026032000166',
    '',
  ])('%s is not', (siret) => expect(siretValide(siret)).toBe(false));

  it('one wrong digit is always seen (Luhn)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 9 }), (place, ecart) => {
        const siret = unSiret();
        const faux = siret.slice(0, place) + ((Number(siret[place]) + ecart) % 10) + siret.slice(place + 1);
        expect(siretValide(siret)).toBe(true);
        expect(siretValide(faux)).toBe(false);
      }),
    );
  });
});
