import fc from 'fast-check';
import { expect, it } from 'vitest';
import { natureDe, typeDeCategorie } from './categorie-juridique.ts';

it.each([
  ['7210', 'commune'],
  ['7220', 'departement'],
  ['7225', 'collectivite'],
  ['7229', 'collectivite'],
  ['7230', 'region'],
  ['7343', 'epci'],
  ['7344', 'epci'],
  ['7346', 'epci'],
  ['7348', 'epci'],
  ['7410', 'gip'],
  ['7361', 'autre_publique'],
  ['7355', 'autre_publique'],
  ['4110', 'autre_publique'],
  ['4150', 'autre_publique'],
  ['9220', 'association'],
  ['9300', 'association'],
  ['5458', 'entreprise_ess'],
  ['8210', 'entreprise_ess'],
] as const)('legal category %s is « %s »', (code, type) => expect(typeDeCategorie(code)).toBe(type));

it('public law is category 7, and the four commercial establishments of the State and of communities', () => {
  const code = fc.integer({ min: 1000, max: 9999 }).map(String);
  fc.assert(
    fc.property(code, (categorie) => {
      const publique = categorie.startsWith('7') || ['4110', '4120', '4140', '4150'].includes(categorie);
      expect(natureDe(typeDeCategorie(categorie))).toBe(publique ? 'publique' : 'privee');
    }),
  );
});
