import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compteEnCause, motifDuCode } from '#platform/banque/codes-retour.ts';
import { lireRetour } from '#platform/banque/retour.ts';
import { commande } from '#tests/support/commandes.ts';

const xmllint = commande('xmllint');
const chemin = (nom: string) => join(import.meta.dirname, nom);
const exemple = readFileSync(chemin('exemples/camt054-retours.xml'), 'utf8');
const lire = (xml: string) => lireRetour(Buffer.from(xml));
const refus = (xml: string) => lire(xml).problemes.join(' ');

/** A notification of one transfer, made of the parts given. */
function avis({ entree = '', detail = '', montant = '<Amt Ccy="EUR">100.00</Amt>', sens = 'DBIT', fois = 1 }) {
  const virement = `<TxDtls><Refs><EndToEndId>V1-1</EndToEndId></Refs>${detail}</TxDtls>`;
  return `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02"><BkToCstmrDbtCdtNtfctn><Ntfctn><Ntry>${montant}<CdtDbtInd>${sens}</CdtDbtInd>${entree || '<Sts>BOOK</Sts><BookgDt><Dt>2021-03-05</Dt></BookgDt>'}<NtryDtls>${virement.repeat(fois)}</NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`;
}
const laLigne = { reference: 'V1-1', centimes: 10_000, le: '2021-03-05', accepte: true };

describe('a notification of the bank', () => {
  it.skipIf(!xmllint)('that our tests read is valid for the schema of ISO 20022', () => {
    const valider = () =>
      execFileSync(
        xmllint ?? '',
        [
          '--noout',
          '--nonet',
          '--schema',
          chemin('schemas/camt.054.001.02.xsd'),
          chemin('exemples/camt054-retours.xml'),
        ],
        { stdio: 'pipe' },
      );
    expect(valider).not.toThrow();
  });

  it('says which transfers are made, which came back and why; what is not booked or bears no reference is left', () => {
    expect(lire(exemple)).toEqual({
      problemes: [],
      lignes: [
        { reference: 'V1-1', centimes: 1_000_000, le: '2021-03-05', accepte: true },
        { reference: 'V2-1', centimes: 1_500_001, le: '2021-03-05', accepte: true },
        {
          reference: 'V3-2',
          centimes: 9,
          le: '2021-03-08',
          accepte: false,
          code: 'AC04',
          motif: 'COMPTE CLOS DEPUIS LE 1ER MARS & AVANT',
        },
        { reference: 'V4-1', centimes: 750_000, le: '2021-03-08', accepte: false, motif: 'OPPOSITION' },
      ],
    });
  });

  it('is read the same whatever the prefix of its names, its mark and its encoding', () => {
    const attendu = lire(exemple);
    expect(lire(exemple.replaceAll('ns2:', '').replace('xmlns:ns2', 'xmlns'))).toEqual(attendu);
    expect(lire(`\ufeff${exemple}`)).toEqual(attendu);
    const ancien = exemple.replace('UTF-8', 'ISO-8859-1').replace('COMPTE CLOS', 'COMPTE CLÔTURÉ');
    expect(lireRetour(Buffer.from(ancien, 'latin1')).lignes[2]?.motif).toMatch(/^COMPTE CLÔTURÉ/);
  });

  it('counts as paid only a debit that is booked', () => {
    expect(lire(avis({})).lignes).toEqual([laLigne]);
    expect(lire(avis({ sens: 'CRDT' })).lignes).toEqual([{ ...laLigne, accepte: false }]);
    for (const statut of ['PDNG', 'INFO'])
      expect(refus(avis({ entree: `<Sts>${statut}</Sts><BookgDt><Dt>2021-03-05</Dt></BookgDt>` }))).toContain(
        'aucun virement comptabilisé',
      );
    expect(
      refus(avis({ entree: '<RvslInd>true</RvslInd><Sts>BOOK</Sts><BookgDt><Dt>2021-03-05</Dt></BookgDt>' })),
    ).toBe(
      'La banque annule le retour du virement V1-1 : demandez-lui si l’argent est versé, puis déposez un tableau.',
    );
    expect(refus(avis({ sens: '' }))).toBe('Le sens du virement V1-1, débit ou crédit, ne se lit pas.');
  });

  it('takes the amount in euros of the transfer, that of its entry only when it is alone in it', () => {
    const illisible = 'Le montant en euros du virement V1-1 ne se lit pas.';
    const detail = '<AmtDtls><InstdAmt><Amt Ccy="USD">1.00</Amt></InstdAmt></AmtDtls>';
    expect(lire(avis({ detail })).lignes).toEqual([laLigne]);
    expect(lire(avis({ fois: 2 })).problemes).toEqual([illisible, illisible]);
    expect(refus(avis({ montant: '<Amt Ccy="USD">100.00</Amt>' }))).toBe(illisible);
    for (const faux of ['0', '-1', '1e3', '100.001', '1,000.00', '', '99999999999'])
      expect(refus(avis({ montant: `<Amt Ccy="EUR">${faux}</Amt>` }))).toBe(illisible);
  });

  it('without the day when it was booked is refused', () => {
    for (const entree of ['<Sts>BOOK</Sts>', '<Sts>BOOK</Sts><BookgDt><Dt>2021-02-30</Dt></BookgDt>'])
      expect(refus(avis({ entree }))).toBe('La date du virement V1-1 ne se lit pas.');
  });
});

describe('an XML file that is not one', () => {
  it('is refused in a sentence that says what is wrong', () => {
    expect(refus('<Document xmlns="x"><Rien/></Document>')).toContain('n’est pas un relevé camt.054');
    expect(refus(avis({}).replace('054.001.02', '054.001.08'))).toContain(
      'demandez à la banque la version camt.054.001.02',
    );
    expect(refus(exemple.slice(0, 900))).toContain('incomplet ou abîmé');
    expect(refus('<')).toContain('incomplet ou abîmé');
    expect(refus('<?xml version="1.0" encoding="latin-42"?><a/>')).toContain('l’encodage qu’il annonce');
    expect(lireRetour(Buffer.from('<a>é</a>', 'latin1')).problemes.join()).toContain('l’encodage qu’il annonce');
  });

  it('never makes an entity to be read, from a file or from itself', () => {
    const type = 'déclare un type de document';
    const externe = '<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/hostname">]>';
    expect(refus(`${externe}${avis({}).replace('V1-1', '&x;')}`)).toContain(type);
    const dix = Array.from({ length: 9 }, (_, rang) => `<!ENTITY a${rang + 1} "${`&a${rang};`.repeat(10)}">`).join('');
    expect(refus(`<!DOCTYPE Document [<!ENTITY a0 "rire">${dix}]>${avis({}).replace('V1-1', '&a9;')}`)).toContain(type);
    expect(refus(avis({}).replace('V1-1', '&x;'))).toContain('incomplet ou abîmé');
  });

  it('cannot take the memory: neither by its size, nor by its depth', () => {
    expect(lireRetour(Buffer.alloc(10 * 1024 * 1024 + 1, '<a/>')).problemes.join()).toContain('dépasse 10 Mo');
    expect(refus('<a>'.repeat(3_000_000))).toContain('trop imbriqué');
    expect(refus(`<a>${'<b/>'.repeat(1_000_001)}</a>`)).toContain('trop gros');
    expect(refus(avis({ fois: 20_001, detail: '<AmtDtls><TxAmt><Amt Ccy="EUR">1</Amt></TxAmt></AmtDtls>' }))).toContain(
      'plus de 20 000 lignes',
    );
  });

  it('is read or refused, whatever byte of it is wrong: never a defect', () => {
    const octets = Buffer.from(exemple);
    const degat = fc.record({ ou: fc.nat(octets.length - 1), octet: fc.nat(255), coupe: fc.boolean() });
    fc.assert(
      fc.property(degat, ({ ou, octet, coupe }) => {
        const abime = Buffer.from(octets);
        abime[ou] = octet;
        const { lignes, problemes } = lireRetour(coupe ? abime.subarray(0, ou) : abime);
        expect(lignes.length === 0).toBe(problemes.length > 0);
        expect(problemes.every((phrase) => phrase.endsWith('.'))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a code of the bank', () => {
  it('is told to the structure in a sentence', () => {
    for (const code of 'AC01 AC04 AC06 AG01 AM04 BE04 FF01 MD07 MS02 MS03 RC01 RR04'.split(' '))
      expect(motifDuCode(code)).toMatch(/^[A-ZÉ].+\.$/);
    expect(motifDuCode('ZZ99')).toBeUndefined();
    expect(motifDuCode(undefined)).toBeUndefined();
  });

  it('says whether another account is needed', () => {
    expect(['AC01', 'AC04', 'AC06', 'AG01', 'RC01', 'MD07'].every(compteEnCause)).toBe(true);
    expect(['AM04', 'BE04', 'FF01', 'MS02', 'MS03', 'RR04', 'ZZ99', undefined].some(compteEnCause)).toBe(false);
  });
});
