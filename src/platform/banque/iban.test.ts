import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ibanAffiche, ibanMasque, lireBic, lireIban } from '#platform/banque/iban.ts';

// The examples of the IBAN registry, that belong to nobody.
const BONS = [
  'FR1420041010050500013M02606',
  'MC5811222000010123456789030',
  'DE89370400440532013000',
  'BE68539007547034',
  'ES9121000418450200051332',
  'IT60X0542811101000000123456',
  'LU280019400644750000',
  'NL91ABNA0417164300',
  'CH9300762011623852957',
  'GB29NWBK60161331926819',
  'MT84MALT011000012345MTLCAST001S',
  'NO9386011117947',
  'SM86U0322509800000000270100',
  'RS35260005601001611379',
];

const refus = (texte: string) => {
  const lu = lireIban(texte);
  return 'refus' in lu ? lu.refus : lu.iban;
};

describe('an IBAN', () => {
  it('is accepted from every country whose example the registry gives', () => {
    expect(BONS.map(refus)).toEqual(BONS);
  });

  it('is read as people type it: spaces of any kind, lower case, the word itself before it', () => {
    const attendu = { iban: 'FR1420041010050500013M02606' };
    expect(lireIban(' fr14 2004 1010 0505 0001 3m02 606 ')).toEqual(attendu);
    expect(lireIban('IBAN : FR14\u00a02004\u202f1010-0505.0001 3M02 606')).toEqual(attendu);
    expect(lireIban(ibanAffiche(attendu.iban))).toEqual(attendu);
  });

  it('is refused with what is wrong and what to do', () => {
    expect(refus('  ')).toBe('Indiquez l’IBAN du compte : il figure sur le RIB.');
    expect(refus('20041 01005 0500013M026 06')).toContain('commence par deux lettres et deux chiffres');
    expect(refus('ſr1420041010050500013M02606')).toContain('commence par deux lettres et deux chiffres');
    expect(refus('US64SVBKUS6S3300958879')).toBe(
      'Ce compte n’est pas dans un pays de la zone SEPA : indiquez-en un autre.',
    );
    expect(refus('FR14 2004 1010 0505 0001 3M02 60')).toBe(
      'Cet IBAN compte 26 caractères au lieu de 27 : recopiez-le depuis le RIB.',
    );
    expect(refus('FR14 2004 1010 0505 0001 3M02 607')).toBe(
      'Cet IBAN contient une erreur : recopiez-le depuis le RIB.',
    );
  });

  it('of France is refused when only the key of its RIB is wrong', () => {
    const faux = avecCle('FR', '20041010050500013M02607');
    expect(refus(faux)).toContain('La clé de ce RIB');
    expect(refus(avecCle('FR', '20041010050500013M02606'))).toBe('FR1420041010050500013M02606');
    expect(refus(avecCle('FR', '2004101005A500013M02606'))).toContain('La clé de ce RIB');
    expect(refus(avecCle('FR', '200A1010050500013M02606'))).toContain('La clé de ce RIB');
  });

  it('is refused as soon as one of its digits is another', () => {
    const change = fc.record({ iban: fc.constantFrom(...BONS), ou: fc.nat(), plus: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(change, ({ iban, ou, plus }) => {
        const places = [...iban].flatMap((signe, place) => (/\d/.test(signe) ? [place] : []));
        const place = places[ou % places.length] ?? 0;
        const chiffre = (Number(iban.charAt(place)) + plus) % 10;
        expect(lireIban(`${iban.slice(0, place)}${chiffre}${iban.slice(place + 1)}`)).toHaveProperty('refus');
      }),
    );
  });

  it('of any French account is accepted with its two keys, and only with them', () => {
    const compte = fc.tuple(fc.stringMatching(/^\d{10}$/), fc.stringMatching(/^[A-Z0-9]{11}$/));
    fc.assert(
      fc.property(compte, ([guichet, numero]) => {
        const justes = Array.from({ length: 97 }, (_, cle) => String(cle + 1).padStart(2, '0')).filter(
          (cle) => 'iban' in lireIban(avecCle('FR', `${guichet}${numero}${cle}`)),
        );
        expect(justes.length).toBe(1);
      }),
      { numRuns: 30 },
    );
  });

  it('whatever was typed is read or refused in a sentence, never a defect', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (texte) => {
        expect(refus(texte)).toMatch(/^[A-Z]{2}\d{2}|\.$/);
      }),
    );
  });

  it('is shown in groups of four that do not break, or masked but for its ends', () => {
    expect(ibanAffiche('FR1420041010050500013M02606')).toBe(
      'FR14 2004 1010 0505 0001 3M02 606'.replaceAll(' ', '\u00a0'),
    );
    expect(ibanAffiche('BE68539007547034')).toBe('BE68 5390 0754 7034'.replaceAll(' ', '\u00a0'));
    expect(ibanMasque('FR7630006000011234567890189')).toBe('FR76 •••• •••• … 189'.replaceAll(' ', '\u00a0'));
  });
});

describe('a BIC', () => {
  it('is read with 8 or 11 signs, whatever its case and spaces', () => {
    expect(lireBic('bdfe fr pp cct')).toEqual({ bic: 'BDFEFRPPCCT' });
    expect(lireBic('PSSTFRPP')).toEqual({ bic: 'PSSTFRPP' });
  });

  it('is refused when the schema of the bank would refuse it', () => {
    for (const faux of ['BDFEFRPPC', 'BDFE1RPPCCT', 'BDFEFR1PCCT', 'BDFEFRPOCCT', 'ßDFEFRPP', 'BDFEFRPPCCTX'])
      expect(lireBic(faux)).toEqual({
        refus: 'Un BIC compte 8 ou 11 lettres et chiffres, par exemple BDFEFRPPCCT : recopiez-le depuis le RIB.',
      });
    expect(lireBic(' ')).toEqual({ refus: 'Indiquez le BIC du compte : il figure sur le RIB.' });
  });
});

/** The IBAN of an account, its two check digits computed as the registry says: 98 less the remainder by 97. */
function avecCle(pays: string, compte: string): string {
  const chiffres = `${compte}${pays}00`.replaceAll(/[A-Z]/g, (lettre) => String(Number.parseInt(lettre, 36)));
  return `${pays}${String(98n - (BigInt(chiffres) % 97n)).padStart(2, '0')}${compte}`;
}
