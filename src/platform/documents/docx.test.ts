import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { commande } from '#tests/support/commandes.ts';
import type { Bloc, Document } from './document.ts';
import { ecrireDocx } from './docx.ts';

const unDocument = (...blocs: readonly Bloc[]): Document => ({
  titre: 'Fiche de poste & annexes',
  sousTitre: 'Commune d’Œuilly',
  piedDePage: 'Comité <de> sélection',
  langue: 'fr-FR',
  creeLe: new Date('2021-02-04T09:00:00Z'),
  blocs,
});
const octets = async (document: Document) => new Uint8Array(await new Response(ecrireDocx(document)).arrayBuffer());
const ouvrir = async (...blocs: readonly Bloc[]) => {
  const fichiers = Object.entries(unzipSync(await octets(unDocument(...blocs))));
  return new Map(fichiers.map(([nom, contenu]) => [nom, strFromU8(contenu)]));
};
const corps = async (...blocs: readonly Bloc[]) => (await ouvrir(...blocs)).get('word/document.xml') ?? '';
const tout: readonly Bloc[] = [
  { type: 'titre', niveau: 1, texte: 'A' },
  { type: 'titre', niveau: 2, texte: 'B' },
  { type: 'titre', niveau: 3, texte: 'C' },
  { type: 'paragraphe', texte: [{ texte: 'D', gras: true }] },
  { type: 'liste', elements: ['E'] },
  { type: 'tableau', entetes: ['F'], lignes: [['G']], alignements: ['centre'] },
  { type: 'encadre', titre: 'H', paragraphes: ['I'] },
  { type: 'saut' },
];

it('begins with its types, and names a type and a file for each part', async () => {
  const fichiers = await ouvrir();
  const [premier, ...autres] = fichiers.keys();
  expect(premier).toBe('[Content_Types].xml');
  for (const nom of autres.filter((autre) => !autre.endsWith('.rels')))
    expect(fichiers.get('[Content_Types].xml')).toContain(`PartName="/${nom}"`);
  const cibles = [
    ...[...(fichiers.get('_rels/.rels') ?? '').matchAll(/Target="([^"]+)"/g)].map(([, cible]) => `${cible}`),
    ...[...(fichiers.get('word/_rels/document.xml.rels') ?? '').matchAll(/Target="([^"]+)"/g)].map(
      ([, cible]) => `word/${cible}`,
    ),
  ];
  expect(cibles).toHaveLength(5);
  expect(cibles.filter((cible) => !fichiers.has(cible))).toEqual([]);
});

it('carries its title, its language, its date and the number of its pages', async () => {
  const fichiers = await ouvrir();
  const proprietes = fichiers.get('docProps/core.xml');
  expect(proprietes).toContain('<dc:title>Fiche de poste &amp; annexes</dc:title>');
  expect(proprietes).toContain('<dc:language>fr-FR</dc:language>');
  expect(proprietes).toContain('>2021-02-04T09:00:00Z</dcterms:created>');
  expect(fichiers.get('word/footer1.xml')).toMatch(/Comité &lt;de&gt; sélection.*Page .* PAGE .* sur .* NUMPAGES /);
});

it('keeps bold runs, escaped text, spaces, tabs and line ends', async () => {
  const contenu = await corps(
    { type: 'paragraphe', texte: [{ texte: 'Avis ' }, { texte: 'favorable', gras: true }] },
    { type: 'paragraphe', texte: 'Ain & Rhône\u0000\n  <suite>\tfin' },
  );
  expect(contenu).toContain(
    '<w:t xml:space="preserve">Avis </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t xml:space="preserve">favorable</w:t>',
  );
  expect(contenu).toContain(
    'Ain &amp; Rhône</w:t><w:br/><w:t xml:space="preserve">  &lt;suite&gt;</w:t><w:tab/><w:t xml:space="preserve">fin</w:t>',
  );
});

it('a table has its row of titles repeated on each page, and columns of the given shares', async () => {
  const lignes = [['Ain', '50 000 €'], ['x'.repeat(2000), '1 €'], ['Rhône']];
  const contenu = await corps({
    type: 'tableau',
    entetes: ['Département', 'Montant'],
    largeurs: [3, 1],
    lignes,
    alignements: ['gauche', 'droite'],
  });
  expect([...contenu.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, largeur]) => Number(largeur))).toEqual([7229, 2410]);
  const rangees = contenu.split('<w:tr>').slice(1);
  expect(rangees.map((rangee) => rangee.includes('<w:tblHeader/>'))).toEqual([true, false, false, false]);
  expect(rangees.map((rangee) => rangee.includes('<w:cantSplit/>'))).toEqual([true, true, false, true]);
  for (const rangee of rangees) expect(rangee.match(/<w:tc>/g)).toHaveLength(2);
  expect(rangees[1]).toMatch(/<w:jc w:val="right"\/><\/w:pPr><w:r><w:t xml:space="preserve">50 000 €/);
});

it('two tables in a row stay two tables', async () => {
  const tableau = { type: 'tableau', entetes: ['A'], lignes: [['1']] } as const;
  expect(await corps(tableau, tableau)).not.toContain('</w:tbl><w:tbl>');
});

it('every style that the text names exists, and no look is set outside the styles', async () => {
  const fichiers = await ouvrir(...tout);
  const styles = fichiers.get('word/styles.xml') ?? '';
  const connus = new Set([...styles.matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id));
  const textes = [...fichiers].filter(([nom]) => nom.startsWith('word/')).map(([, xml]) => xml);
  const cites = textes.join('').matchAll(/<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val="([^"]+)"/g);
  const noms = [...cites].map(([, id]) => id);
  expect(noms.length).toBeGreaterThan(12);
  expect(noms.filter((nom) => !connus.has(nom))).toEqual([]);
  for (const titre of ['Title', 'heading 1', 'heading 2', 'heading 3', 'List Bullet', 'footer'])
    expect(styles).toContain(`<w:name w:val="${titre}"/>`);
  expect(fichiers.get('word/document.xml')).not.toMatch(/<w:(b|sz|color|rFonts|spacing|shd)[ /]/);
});

it('leaves out what the format forbids empty, and says which styles are its own', async () => {
  const fichiers = await ouvrir({ type: 'tableau', entetes: ['A'], lignes: [['x'.repeat(2000)]] });
  expect(fichiers.get('word/document.xml')).not.toMatch(/<w:trPr><\/w:trPr>|<\/w:tcPr><\/w:tc>/);
  const styles = fichiers.get('word/styles.xml') ?? '';
  const maison = [...styles.matchAll(/w:customStyle="1" w:styleId="([^"]+)"/g)].map(([, id]) => id);
  expect(maison).toEqual(['Encadre', 'Cellule', 'EnteteDeTableau', 'Espace', 'Tableau']);
});

it('the same document at the same moment gives the same bytes', async () => {
  const document = unDocument(...tout);
  expect(Buffer.compare(await octets(document), await octets(document))).toBe(0);
});

const run = promisify(execFile);
const soffice = commande('soffice');
const pdftotext = commande('pdftotext');

describe.skipIf(!soffice)('LibreOffice', async () => {
  const dossier = await mkdtemp(join(tmpdir(), 'docx-'));
  afterAll(() => rm(dossier, { recursive: true, force: true }));
  const convertir = async (vers: string, ...blocs: readonly Bloc[]) => {
    const source = join(dossier, 'texte.docx');
    await writeFile(source, await octets(unDocument(...blocs)));
    const profil = `-env:UserInstallation=${pathToFileURL(join(dossier, 'profil'))}`;
    await run(soffice ?? '', [profil, '--headless', '--convert-to', vers, '--outdir', dossier, source]);
    return join(dossier, `texte.${vers}`);
  };

  it('reads real titles, a list, a table and bold text', { timeout: 60_000 }, async () => {
    const xml = await readFile(await convertir('fodt', ...tout), 'utf8');
    for (const [niveau, texte] of [
      [1, 'A'],
      [2, 'B'],
      [3, 'C'],
    ] as const)
      expect(xml).toMatch(new RegExp(`<text:h [^>]*text:outline-level="${niveau}"[^>]*>(<[^>]*>)*${texte}<`));
    expect(xml).toMatch(/<text:list-item>\s*<text:p [^>]*>E</);
    expect(xml).toMatch(/<table:table-header-rows>\s*<table:table-row/);
    expect(xml).toMatch(/style:name="Strong"[^>]*style:family="text"|style:family="text"[^>]*style:name="Strong"/);
    for (const nom of ['Heading_20_1', 'List_20_Bullet', 'Title', 'Subtitle'])
      expect(xml).toContain(`style:name="${nom}"`);
  });

  it.skipIf(!pdftotext)(
    'prints every line, numbered pages, titles of the table on each',
    { timeout: 60_000 },
    async () => {
      const lignes = Array.from({ length: 300 }, (_, i) => [`Commune ${i}`, `${i}`]);
      const pdf = await convertir(
        'pdf',
        { type: 'tableau', entetes: ['Commune', 'Postes'], lignes },
        { type: 'encadre', titre: 'À retenir', paragraphes: ['Délai de 7 jours.'] },
        { type: 'saut' },
        { type: 'paragraphe', texte: 'Fait à Bourg-en-Bresse.' },
      );
      const texte = (await run(pdftotext ?? '', ['-layout', pdf, '-'])).stdout;
      const pages = texte.split('\f').slice(0, -1);
      for (const [i, page] of pages.entries()) expect(page).toContain(`Page ${i + 1} sur ${pages.length}`);
      const deTableau = pages.filter((page) => /Commune \d/.test(page));
      expect(deTableau.length).toBeGreaterThan(4);
      for (const page of deTableau) expect(page.match(/Commune +Postes/g)).toHaveLength(1);
      expect(texte.match(/Commune \d+ +\d+/g)).toHaveLength(lignes.length);
      expect(pages.at(-1)).toContain('Fait à Bourg-en-Bresse.');
      expect(pages.at(-1)).not.toContain('À retenir');
    },
  );
});
