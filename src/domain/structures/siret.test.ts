import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unSiret } from '#tests/situations/structures.ts';
import {
  identifiantNormalise,
  refusIdentifiant,
  refusRidetAilleurs,
  ridetValide,
  siretAffiche,
  siretValide,
} from './siret.ts';

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

  it('any other text gets a sentence that says what to do', () => {
    fc.assert(
      fc.property(fc.string(), (texte) => {
        const identifiant = identifiantNormalise(texte);
        const accepte = siretValide(identifiant) || ridetValide(identifiant);
        expect(refusIdentifiant(texte) ?? '').toMatch(accepte ? /^$/ : /SIRET/);
      }),
    );
  });

  it('spaces and dots do not matter, and it is shown in groups', () => {
    expect(identifiantNormalise(' 130 026.032\u00a000016 ')).toBe('13002603200016');
    expect(siretAffiche('13002603200016')).toBe('130\u00a0026\u00a0032\u00a000016');
  });
});

it('a SIREN is told from a SIRET', () => {
  expect(refusIdentifiant('130026032')).toContain('SIREN');
});

it('a RIDET is accepted, in Nouvelle-Calédonie only', () => {
  expect(ridetValide('1234567')).toBe(true);
  expect(refusRidetAilleurs('1234567', '988')).toBeUndefined();
  expect(refusRidetAilleurs('1234567', '03')).toContain('Nouvelle-Calédonie');
});
