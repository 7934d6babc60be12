import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ecrirePain001 } from '#platform/banque/pain001.ts';
import { lireTexte, lireXml, tous } from '#platform/banque/xml-lu.ts';
import { commande } from '#tests/support/commandes.ts';

const xmllint = commande('xmllint');
const schema = join(import.meta.dirname, 'schemas/pain.001.001.03.xsd');
type Ordre = Parameters<typeof ecrirePain001>[0];
type Ligne = Ordre['lignes'][number];

const ligne = (plus: Partial<Ligne> = {}): Ligne => ({
  reference: 'V1-1',
  nom: 'Commune de Moulins',
  iban: 'FR1420041010050500013M02606',
  bic: 'PSSTFRPPPAR',
  centimes: 1_000_000,
  libelle: 'Conseiller numérique, versement 1',
  ...plus,
});
const unOrdre = (plus: Partial<Ordre> = {}): Ordre => ({
  message: { id: 'CONSEILLERS-NUMERIQUES-LOT-7', creeLe: new Date('2021-03-04T09:05:07.123Z') },
  donneurDOrdre: { nom: 'Caisse des dépôts', iban: 'FR76 3000 1007 9412 3456 7890 185', bic: 'BDFEFRPPCCT' },
  executionLe: '2021-03-05',
  lignes: [ligne()],
  ...plus,
});
const valider = (xml: string) => () =>
  execFileSync(xmllint ?? '', ['--noout', '--nonet', '--schema', schema, '-'], { input: xml, stdio: 'pipe' });

function racine(xml: string) {
  const lu = lireXml(Buffer.from(xml));
  if ('refus' in lu) throw new Error(lu.refus);
  return lu.racine;
}

/** The transfers of a file, as an XML parser reads them. */
function virements(xml: string) {
  return tous(racine(xml), 'CstmrCdtTrfInitn', 'PmtInf', 'CdtTrfTxInf').map((un) => ({
    reference: lireTexte(un, 'PmtId', 'EndToEndId'),
    euros: lireTexte(un, 'Amt', 'InstdAmt'),
    devise: tous(un, 'Amt', 'InstdAmt')[0]?.devise,
    bic: lireTexte(un, 'CdtrAgt', 'FinInstnId', 'BIC'),
    nom: lireTexte(un, 'Cdtr', 'Nm'),
    iban: lireTexte(un, 'CdtrAcct', 'Id', 'IBAN'),
    libelle: lireTexte(un, 'RmtInf', 'Ustrd'),
  }));
}

const troisLignes = unOrdre({
  lignes: [
    ligne({ libelle: '« Œuvre » n° 1 — été_2021 & cætera' }),
    ligne({ reference: 'V2-1', nom: 'Communauté d’agglomération du Pays de L’Haÿ-les-Roses', centimes: 1_500_001 }),
    ligne({
      reference: 'V3-2',
      nom: `Syndicat ${'à rallonge '.repeat(9)}`,
      iban: 'de89 3704 0044 0532 0130 00',
      centimes: 9,
      libelle: '',
    }),
  ].map((une, rang) => (rang === 2 ? sansBic(une) : une)),
});

describe('the file of a batch', () => {
  it('of three lines with accents is this one, to the byte', async () => {
    await expect(ecrirePain001(troisLignes)).toMatchFileSnapshot('exemples/pain001-trois-lignes.xml');
    expect(ecrirePain001(structuredClone(troisLignes))).toBe(ecrirePain001(troisLignes));
  });

  it.skipIf(!xmllint)('is valid for the schema of ISO 20022, that refuses a wrong one', () => {
    expect(valider(ecrirePain001(troisLignes))).not.toThrow();
    expect(valider(ecrirePain001(troisLignes).replace('<BIC>PSSTFRPPPAR', '<BIC>PSSTFR1PPAR'))).toThrow(/BIC/);
  });

  it('says at both levels how many transfers it holds, and their sum', () => {
    const lue = racine(ecrirePain001(troisLignes));
    for (const niveau of ['GrpHdr', 'PmtInf']) {
      expect(lireTexte(lue, 'CstmrCdtTrfInitn', niveau, 'NbOfTxs')).toBe('3');
      expect(lireTexte(lue, 'CstmrCdtTrfInitn', niveau, 'CtrlSum')).toBe('25000.10');
    }
  });

  it('cuts a name at 70 characters and leaves no space where it cut', () => {
    expect(ecrirePain001(unOrdre({ lignes: [ligne({ nom: ` ${'É'.repeat(69)} Y` })] }))).toContain(
      `<Nm>${'E'.repeat(69)}</Nm>`,
    );
  });

  it('is refused for what no bank would take', () => {
    const refus = (plus: Partial<Ordre>) => () => ecrirePain001(unOrdre(plus));
    const avec = (plus: Partial<Ligne>) => refus({ lignes: [ligne(plus)] });
    expect(refus({ lignes: [] })).toThrow('no line');
    expect(refus({ lignes: [ligne(), ligne({ centimes: 5 })] })).toThrow('twice');
    for (const centimes of [0, -1, 0.5, Number.NaN, 100_000_000_000])
      expect(avec({ centimes })).toThrow(/amount|total/);
    expect(avec({ centimes: 99_999_999_999 })).not.toThrow();
    for (const reference of ['', 'x'.repeat(36), 'é', '/V1', 'V1/', 'V//1', 'V1 ', 'V<1'])
      expect(avec({ reference })).toThrow('reference');
    expect(avec({ reference: 'x'.repeat(35) })).not.toThrow();
    expect(avec({ iban: 'FR1420041010050500013M02607' })).toThrow('IBAN');
    expect(avec({ bic: 'PSST' })).toThrow('BIC');
    expect(avec({ nom: '« »' })).toThrow('name');
    expect(refus({ executionLe: '2021-02-30' })).toThrow('date');
    expect(refus({ message: { id: 'lot n° 7', creeLe: new Date(0) } })).toThrow('identifier');
  });
});

const IBANS = ['FR1420041010050500013M02606', 'BE68539007547034', 'NO9386011117947'];
const texte = fc.string({ unit: 'binary', maxLength: 200 });
const uneLigne = fc.record({
  nom: texte.map((un) => `N${un}`),
  iban: fc.constantFrom(...IBANS),
  bic: fc.constantFrom('PSSTFRPPPAR', 'PSSTFRPP'),
  centimes: fc.integer({ min: 1, max: 99_999_999_999 }),
  libelle: texte,
});
const desLignes = fc
  .array(uneLigne, { minLength: 1, maxLength: 30 })
  .map((lignes) => lignes.map((une, rang) => ({ ...une, reference: `V${rang}-1` })));

describe('whatever the names, labels and amounts', () => {
  it('an XML parser reads back the same transfers, to the cent', () => {
    fc.assert(
      fc.property(desLignes, (lignes) => {
        const xml = ecrirePain001(unOrdre({ lignes }));
        const lus = virements(xml);
        const gardes = (un: { reference: string; iban: string; bic: string }) => [un.reference, un.iban, un.bic];
        expect(lus.map(gardes)).toEqual(lignes.map(gardes));
        expect(lus.map(({ euros }) => BigInt(euros.replace('.', '')))).toEqual(
          lignes.map(({ centimes }) => BigInt(centimes)),
        );
        const somme = lignes.reduce((total, { centimes }) => total + BigInt(centimes), 0n);
        expect(xml.match(/<CtrlSum>\d+\.\d\d</g)?.map((un) => BigInt(un.replaceAll(/\D/g, '')))).toEqual([
          somme,
          somme,
        ]);
        expect(new Set(lus.map(({ devise }) => devise))).toEqual(new Set(['EUR']));
      }),
    );
  });

  it('no character is outside the set of SEPA, no text too long', () => {
    fc.assert(
      fc.property(desLignes, (lignes) => {
        for (const { nom, libelle } of virements(ecrirePain001(unOrdre({ lignes })))) {
          expect(nom).toMatch(/^[A-Za-z0-9/?:().,'+ -]{1,70}$/);
          expect(libelle).toMatch(/^[A-Za-z0-9/?:().,'+ -]{0,140}$/);
        }
      }),
    );
  });

  it.skipIf(!xmllint)('the schema accepts the file', () => {
    fc.assert(
      fc.property(desLignes, (lignes) => {
        expect(valider(ecrirePain001(unOrdre({ lignes })))).not.toThrow();
      }),
      { numRuns: 20 },
    );
  });
});

function sansBic({ bic: _, ...reste }: Ligne): Ligne {
  return reste;
}
