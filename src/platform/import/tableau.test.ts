import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { InvalidInput } from '#platform/errors.ts';
import { exporter } from '#platform/export/exporter.ts';
import { compterLignes } from '#platform/import/compter.ts';
import { lireTableau } from '#platform/import/tableau.ts';

const dossier = await mkdtemp(join(tmpdir(), 'tableau-'));
afterAll(() => rm(dossier, { recursive: true }));

const COLONNES = [
  { cle: 'prenom', titre: 'Prénom' },
  { cle: 'commune', titre: 'Commune' },
  { cle: 'le', titre: 'Disponible le', facultative: true },
] as const;

let suivant = 0;
async function deposer(octets: Uint8Array | string): Promise<string> {
  suivant += 1;
  const path = join(dossier, String(suivant));
  await writeFile(path, octets);
  return path;
}
async function lire(octets: Uint8Array | string) {
  const { ignorees, lignes } = await lireTableau(await deposer(octets), COLONNES);
  const lues = [];
  for await (const { numero, cellules } of lignes) lues.push([numero, cellules.prenom, cellules.commune, cellules.le]);
  return { ignorees, lues };
}
const refus = async (octets: Uint8Array | string) => {
  const raison: unknown = await lire(octets).then(
    () => undefined,
    (error: unknown) => error,
  );
  return raison instanceof InvalidInput ? raison.fields['fichier'] : raison;
};

describe('CSV', () => {
  it('reads `;`, `,` and tabulations, with its mark or without, quotes and blank rows, as a spreadsheet numbers them', async () => {
    const attendues = [
      [2, 'Zoé', 'L’Haÿ ; « les » Roses', '2021-03-01'],
      [4, 'Léa\nMarie', 'Moulins', ''],
    ];
    for (const s of [';', ',', '\t']) {
      const texte = `Prénom${s}COMMUNE${s}disponible  le\r\nZoé${s}"L’Haÿ ; « les » Roses"${s}2021-03-01\r\n${s}${s}\r\n"Léa\nMarie"${s}Moulins\r\n`;
      expect((await lire(texte)).lues, s).toEqual(attendues);
      expect((await lire(`\ufeff${texte}`)).lues, s).toEqual(attendues);
    }
  });

  it('reads Windows-1252, as Excel saves it in France', async () => {
    const octets = Buffer.from('Pr\xe9nom;Commune\nZo\xe9;C\x9cur-d\x92\xc9toile\n', 'latin1');
    expect((await lire(octets)).lues).toEqual([[2, 'Zoé', 'Cœur-d’Étoile', '']]);
  });

  it('finds columns whatever their order, their accents and their case, spaces cleaned, and names those it leaves', async () => {
    expect(await lire('Remarque,commune, PRENOM \nrien, Moulins,Zoé  Lou \n')).toEqual({
      ignorees: ['Remarque'],
      lues: [[2, 'Zoé Lou', 'Moulins', '']],
    });
  });
});

const feuille = (lignes: string, prefixe = '') =>
  `<?xml version="1.0"?><${prefixe}worksheet${prefixe ? ' xmlns:x="u"' : ''}><${prefixe}sheetData>${lignes}</${prefixe}sheetData></${prefixe}worksheet>`;
/** A workbook as Excel writes it: shared texts stand after the sheet, the first sheet is not always « sheet1 ». */
const classeur = (sheet: string, parties: Record<string, string> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'xl/workbook.xml': `<workbook${parties['1904'] ?? ''}><sheets><sheet name="A" sheetId="4" r:id="rId7"/><sheet name="B" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId7" Target="worksheets/sheet2.xml"/></Relationships>',
        'xl/worksheets/sheet1.xml': feuille('<row r="1"><c r="A1"><v>1</v></c></row>'),
        'xl/worksheets/sheet2.xml': sheet,
        ...parties,
      }).map(([nom, texte]) => [nom, strToU8(texte)]),
    ),
  );

describe('XLSX', () => {
  it('reads what our own exports write, row for row', async () => {
    const lignes = Array.from({ length: 3000 }, (_, rang) => ({ prenom: `Zoé & ${rang} <b>`, le: '2021-03-01' }));
    const { flux } = exporter({
      format: 'xlsx',
      titre: 'Essai',
      colonnes: [
        { titre: 'Prénom', valeur: ({ prenom }: (typeof lignes)[number]) => prenom },
        { titre: 'Commune', valeur: () => 'Moulins _x0041_\nAllier' },
        { titre: 'Disponible le', valeur: ({ le }) => le, format: 'date' },
      ],
      lignes: (async function* () {
        yield* lignes;
      })(),
    });
    const { lues } = await lire(new Uint8Array(await new Response(flux).arrayBuffer()));
    expect(lues.length).toBe(3000);
    expect(await compterLignes(join(dossier, String(suivant)))).toBe(3000);
    expect(lues.at(-1)).toEqual([3001, 'Zoé & 2999 <b>', 'Moulins _x0041_\nAllier', '2021-03-01']);
  });

  it('reads shared and rich texts, formulas, numbers without exponent, dates by their format, empty cells and rows', async () => {
    const octets = classeur(
      feuille(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Disponible le</t></is></c></row>' +
          '<row r="2"/><row r="3" spans="1:4"><c r="A3" t="s"><v>3</v></c><c r="B3"><v>2.1350316000019E+13</v></c><c r="D3" s="1"><v>44256.75</v></c></row>' +
          '<row r="5"><c r="A5" t="str"><f>A3&amp;"x"</f><v>Zo&#xE9;&amp;co</v></c><c r="B5" t="b"><v>1</v></c><c r="D5" s="2"><v>44256</v></c></row>',
      ),
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>Prénom</t></si><si><t>Commune</t></si><si/><si><r><rPr><b/></rPr><t xml:space="preserve">Zo</t></r><r><t>é</t></r><rPh sb="0"><t>zoe</t></rPh></si></sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="165" formatCode="[$-40C]dd\\ mmmm\\ yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs></styleSheet>',
      },
    );
    expect((await lire(octets)).lues).toEqual([
      [3, 'Zoé', '21350316000019', '2021-03-01'],
      [5, 'Zoé&co', 'Oui', '2021-03-01'],
    ]);
  });

  it('reads the tags of libraries that give them a prefix', async () => {
    const c = (nom: string, texte: string) => `<x:c r="${nom}" t="inlineStr"><x:is><x:t>${texte}</x:t></x:is></x:c>`;
    const octets = classeur(
      feuille(
        `<x:row r="1">${c('A1', 'Prénom')}${c('B1', 'Commune')}</x:row><x:row r="2">${c('A2', 'Zoé')}${c('B2', 'Moulins')}</x:row>`,
        'x:',
      ),
    );
    expect((await lire(octets)).lues).toEqual([[2, 'Zoé', 'Moulins', '']]);
  });
});

describe('a file that is not the table expected', () => {
  it('is refused in a sentence that says what is wrong', async () => {
    expect(await refus('')).toContain('est vide');
    expect(await refus('\n\n')).toContain('est vide');
    expect(await refus('Prénom;Autre\nZoé;x\n')).toBe('Il manque la colonne « Commune » dans ce fichier.');
    expect(await refus('Autre\nZoé\n')).toContain('aucune des colonnes attendues');
    expect(await refus('Prénom;Commune;prenom\nZoé;x;y\n')).toContain('« Prénom » est deux fois');
    expect(await refus(new Uint8Array([1, 0, 2]))).toContain('n’est pas un tableau');
    expect(await refus(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toContain('au format XLSX');
    expect(await refus(zipSync({ 'content.xml': strToU8('<a/>') }))).toContain(
      'ni un tableau CSV, ni un classeur XLSX',
    );
  });

  it('is refused when it is cut or damaged', async () => {
    const entier = classeur(feuille('<row r="1"><c r="A1" t="inlineStr"><is><t>Prénom</t></is></c></row>'));
    expect(await refus(entier.subarray(0, entier.length - 40))).toContain('incomplet ou abîmé');
    const ouvert = `Prénom;Commune\nZoé;Moulins\nLéa;"Vichy\n${'x'.repeat(120_000)}`;
    expect(await refus(ouvert)).toContain('après la ligne 2');
  });

  it('is refused or read, whatever byte of it is wrong: never a defect, never a text that no base can hold', async () => {
    const c = (nom: string, texte: string) => `<c r="${nom}" t="inlineStr"><is><t>${texte}</t></is></c>`;
    const xlsx = classeur(
      feuille(
        `<row r="1">${c('A1', 'Prénom')}${c('B1', 'Commune')}</row><row r="2">${c('A2', 'Zoé_xD83D_')}${c('B2', '&#55357;')}</row>`,
      ),
    );
    const fichiers = [xlsx, strToU8('Prénom;Commune\nZoé;"L’Haÿ"\n')];
    const degat = fc.record({
      fichier: fc.constantFrom(...fichiers),
      ou: fc.nat(),
      octet: fc.nat(255),
      coupe: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(degat, async ({ fichier, ou, octet, coupe }) => {
        const octets = Uint8Array.from(fichier);
        octets[ou % octets.length] = octet;
        const lu = await lire(coupe ? octets.subarray(0, ou % octets.length) : octets).catch((error: unknown) => error);
        if (lu instanceof Error) expect(lu).toBeInstanceOf(InvalidInput);
        else expect(JSON.stringify(lu)).not.toMatch(/\\u(?:0000|d[89a-f]..)/);
      }),
      { numRuns: 300 },
    );
  });
});
