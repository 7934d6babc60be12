import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Colonne } from './colonnes.ts';
import { exporter, exporterClasseur } from './exporter.ts';
import { lettres, nomDeFeuille } from './feuilles.ts';
import { ods } from './ods.ts';
import { xlsx } from './xlsx.ts';

type Ligne = { readonly nom: string | null; readonly montantCentimes: number; readonly moment: Date };
const colonnes: readonly Colonne<Ligne>[] = [
  { titre: 'Nom & prénom', valeur: ({ nom }) => nom, format: 'texte' },
  { titre: 'Montant', valeur: ({ montantCentimes }) => montantCentimes, format: 'euros' },
  { titre: 'Jour', valeur: ({ moment }) => moment, format: 'date' },
  { titre: 'Moment', valeur: ({ moment }) => moment, format: 'dateHeure' },
  { titre: 'Naissance', valeur: () => '1892-05-06', format: 'date' },
];
const lignes: readonly Ligne[] = [
  { nom: '=1+1 <b> "é" \u0000\ud800', montantCentimes: 4_999_999, moment: new Date('2021-06-30T22:30:05Z') },
  { nom: null, montantCentimes: -5, moment: new Date('2021-02-04T08:05:00Z') },
  { nom: '  deux  espaces\r\n_x0041_', montantCentimes: 0, moment: new Date('2021-12-31T23:00:00Z') },
];
async function* suite<T>(elements: readonly T[]) {
  yield* elements;
}

async function ouvert(format: 'xlsx' | 'ods') {
  const { flux } = exporter({ format, titre: 'Dépôts [2021]', colonnes, lignes: suite(lignes) });
  const octets = new Uint8Array(await new Response(flux).arrayBuffer());
  const fichiers = Object.entries(unzipSync(octets)).map(([nom, contenu]) => [nom, strFromU8(contenu)] as const);
  return { octets, noms: fichiers.map(([nom]) => nom), fichiers: new Map(fichiers) };
}
const ENTITES = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&amp;', '&'],
]);
const decode = (xml: string) => xml.replaceAll(/&\w+;/g, (entite) => ENTITES.get(entite) ?? entite);

/** The cells of a sheet: reference, style, value. */
const cellulesXlsx = (xml: string) =>
  [...xml.matchAll(/<c r="(\w+)" s="(\d)"(?: t="inlineStr")?>(?:<is><t xml:space="preserve">|<v>)([^<]*)/g)].map(
    ([, reference, style, valeur = '']) => [reference, Number(style), decode(valeur)],
  );

it('XLSX: numbers are numbers, dates are days since 1900 in Paris, with their styles', async () => {
  const { fichiers } = await ouvert('xlsx');
  const feuille = fichiers.get('xl/worksheets/sheet1.xml') ?? '';
  expect(cellulesXlsx(feuille)).toEqual([
    ['A1', 1, 'Nom & prénom'],
    ['B1', 1, 'Montant'],
    ['C1', 1, 'Jour'],
    ['D1', 1, 'Moment'],
    ['E1', 1, 'Naissance'],
    ['A2', 2, '=1+1 <b> "é" '],
    ['B2', 4, '49999.99'],
    ['C2', 5, '44378'],
    ['D2', 6, String(44_378 + 1805 / 86_400)],
    ['E2', 2, '06/05/1892'],
    ['B3', 4, '-0.05'],
    ['C3', 5, '44231'],
    ['D3', 6, String(44_231 + (9 * 60 + 5) / 1440)],
    ['E3', 2, '06/05/1892'],
    ['A4', 7, '  deux  espaces\n_x005F_x0041_'],
    ['B4', 4, '0.00'],
    ['C4', 5, '44562'],
    ['D4', 6, '44562'],
    ['E4', 2, '06/05/1892'],
  ]);
  expect(fichiers.get('xl/styles.xml')?.match(/<(xf)\b/g)).toHaveLength(9);
});

it('XLSX: titles stay in sight and filter, columns have a width, the sheet has the name of the list', async () => {
  const { fichiers, noms } = await ouvert('xlsx');
  const feuille = fichiers.get('xl/worksheets/sheet1.xml') ?? '';
  expect(feuille).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect(feuille).toContain('<autoFilter ref="A1:E4"/>');
  expect([...feuille.matchAll(/<col min="\d" max="\d" width="(\d+)"/g)].map(([, largeur]) => Number(largeur))).toEqual([
    16, 12, 11, 17, 13,
  ]);
  expect(fichiers.get('xl/workbook.xml')).toContain('<sheet name="Dépôts 2021"');
  const types = fichiers.get('[Content_Types].xml') ?? '';
  for (const nom of noms.filter((un) => /xl\/.*\.xml$/.test(un))) expect(types).toContain(`PartName="/${nom}"`);
});

it('ODS: the type stands first, stored, where programs look for it', async () => {
  const { octets, noms, fichiers } = await ouvert('ods');
  expect(strFromU8(octets.slice(30, 84))).toBe('mimetypeapplication/vnd.oasis.opendocument.spreadsheet');
  expect(noms).toEqual(['mimetype', 'META-INF/manifest.xml', 'styles.xml', 'content.xml', 'settings.xml']);
  const manifeste = fichiers.get('META-INF/manifest.xml') ?? '';
  for (const nom of noms.slice(2)) expect(manifeste).toContain(`full-path="${nom}"`);
});

it('ODS: numbers, euros and dates are typed, texts keep their spaces and lines', async () => {
  const contenu = (await ouvert('ods')).fichiers.get('content.xml') ?? '';
  const valeurs = [...contenu.matchAll(/office:(?:value|date-value)="([^"]+)"/g)].map(([, valeur]) => valeur);
  expect(valeurs).toEqual(
    [
      '49999.99',
      '2021-07-01',
      '2021-07-01T00:30:05',
      '1892-05-06',
      '-0.05',
      '2021-02-04',
      '2021-02-04T09:05:00',
    ].concat(['1892-05-06', '0.00', '2022-01-01', '2022-01-01T00:00:00', '1892-05-06']),
  );
  expect(contenu).toContain('<text:p>=1+1 &lt;b&gt; &quot;é&quot;<text:s text:c="1"/></text:p>');
  expect(contenu).toContain(
    '<text:p><text:s text:c="2"/>deux<text:s text:c="2"/>espaces</text:p><text:p>_x0041_</text:p>',
  );
  expect(contenu).toContain(
    "table:target-range-address=\"'Dépôts 2021'.A1:'Dépôts 2021'.E4\" table:display-filter-buttons",
  );
});

it.each(['xlsx', 'ods'] as const)('%s: the same rows give the same file', async (format) => {
  expect(Buffer.compare((await ouvert(format)).octets, (await ouvert(format)).octets)).toBe(0);
});

it.each([
  ['xlsx', xlsx, /<sheet name="([^"]+)"/g],
  ['ods', ods, /<table:table table:name="([^"]+)"/g],
] as const)('%s: rows that do not fit on a sheet go on the next one', async (_, ecrire, motif) => {
  const morceaux: Uint8Array[] = [];
  for await (const morceau of ecrire({ titre: 'Liste', colonnes, lignes: suite(lignes) }, 3)) morceaux.push(morceau);
  const xml = Object.values(unzipSync(new Uint8Array(Buffer.concat(morceaux))))
    .map((contenu) => strFromU8(contenu))
    .join('');
  expect([...xml.matchAll(motif)].map(([, nom]) => nom)).toEqual(['Liste', 'Liste (2)']);
  expect(xml.match(/49999\.99/g)).toHaveLength(1);
  expect(xml.match(/Nom &amp; prénom/g)).toHaveLength(2);
});

it.each(['xlsx', 'ods'] as const)('%s: several tables are several sheets of one workbook', async (format) => {
  const tables = ['Totaux', 'Par mois'].map((titre) => ({ titre, colonnes, lignes: suite(lignes) }));
  const octets = new Uint8Array(await new Response(exporterClasseur({ format, tables }).flux).arrayBuffer());
  const xml = Object.values(unzipSync(octets))
    .map((contenu) => strFromU8(contenu))
    .join('');
  const motif = format === 'xlsx' ? /<sheet name="([^"]+)"/g : /<table:table table:name="([^"]+)"/g;
  expect([...xml.matchAll(motif)].map(([, nom]) => nom)).toEqual(['Totaux', 'Par mois']);
  expect(xml.match(/49999\.99/g)).toHaveLength(2);
  if (format === 'ods') expect(xml).toContain('table:style-name="co9"');
});

it('a sheet has a name that spreadsheets accept', () => {
  expect(nomDeFeuille("'Avis : [tous] */?\\'", 1)).toBe('Avis tous');
  expect(nomDeFeuille('', 1)).toBe('Feuille');
  expect(nomDeFeuille('a'.repeat(40), 12)).toBe(`${'a'.repeat(26)} (12)`);
});

it('columns are lettered as in a spreadsheet', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(lettres)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
