import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siretValide } from '#platform/siret.ts';
import { identifiantNormalise, refusIdentifiant, refusRidetAilleurs, ridetValide, siretAffiche } from './siret.ts';

describe('SIRET', () => {
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
