import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Bloc, Document } from './document.ts';
import { ecrireOdt } from './odt.ts';

const unDocument = (...blocs: readonly Bloc[]): Document => ({
  titre: 'Procès-verbal & annexes',
  piedDePage: 'Comité <de> sélection',
  langue: 'fr-FR',
  creeLe: new Date('2021-02-04T09:00:00Z'),
  blocs,
});
const octets = async (document: Document) => new Uint8Array(await new Response(ecrireOdt(document)).arrayBuffer());
const ouvrir = async (...blocs: readonly Bloc[]) => {
  const fichiers = Object.entries(unzipSync(await octets(unDocument(...blocs))));
  return new Map(fichiers.map(([nom, contenu]) => [nom, strFromU8(contenu)]));
};

it('begins with its type, stored, then lists its files', async () => {
  const debut = strFromU8((await octets(unDocument())).slice(0, 80), true);
  expect(debut.slice(30)).toMatch(/^mimetypeapplication\/vnd\.oasis\.opendocument\.text/);
  const fichiers = await ouvrir();
  expect([...fichiers.keys()]).toEqual(['mimetype', 'META-INF/manifest.xml', 'meta.xml', 'styles.xml', 'content.xml']);
  for (const nom of ['meta.xml', 'styles.xml', 'content.xml'])
    expect(fichiers.get('META-INF/manifest.xml')).toContain(`full-path="${nom}"`);
});

it('carries its title, its language, its date and the number of its pages', async () => {
  const fichiers = await ouvrir();
  expect(fichiers.get('meta.xml')).toContain('<dc:title>Procès-verbal &amp; annexes</dc:title>');
  expect(fichiers.get('meta.xml')).toContain('<dc:language>fr-FR</dc:language>');
  expect(fichiers.get('meta.xml')).toContain('<meta:creation-date>2021-02-04T09:00:00Z</meta:creation-date>');
  expect(fichiers.get('styles.xml')).toMatch(
    /Comité &lt;de&gt; sélection<text:tab\/>Page <text:page-number[^>]*>1<\/text:page-number> sur <text:page-count>/,
  );
});

it('writes real titles, lists, bold runs and escaped text', async () => {
  const contenu = (
    await ouvrir(
      { type: 'titre', niveau: 2, texte: 'Ain & Rhône' },
      { type: 'paragraphe', texte: [{ texte: 'Avis ' }, { texte: 'favorable', gras: true }] },
      { type: 'liste', elements: ['un', 'deux'] },
      { type: 'encadre', titre: 'À retenir', paragraphes: ['7 jours\u0000'] },
    )
  ).get('content.xml');
  expect(contenu).toContain('text:outline-level="2">Ain &amp; Rhône</text:h>');
  expect(contenu).toContain(
    '>Avis<text:s text:c="1"/><text:span text:style-name="Gras">favorable</text:span></text:p>',
  );
  expect(contenu?.match(/<text:list-item>/g)).toHaveLength(2);
  expect(contenu).toContain('<text:p text:style-name="Encadre">7 jours</text:p>');
});

it('a table has its row of titles repeated on each page, and columns of the given shares', async () => {
  const lignes = Array.from({ length: 500 }, (_, i) => [`Commune ${i}`, '50 000 €']);
  const contenu = (
    await ouvrir({
      type: 'tableau',
      entetes: ['Commune', 'Montant'],
      largeurs: [3, 1],
      lignes,
      alignements: ['gauche', 'droite'],
    })
  ).get('content.xml');
  expect(contenu?.match(/<table:table-header-rows><table:table-row[^>]*>/g)).toHaveLength(1);
  expect(contenu?.match(/<table:table-row /g)).toHaveLength(501);
  expect([...(contenu ?? '').matchAll(/column-width="([^"]+)"/g)].map(([, largeur]) => largeur)).toEqual([
    '12.75cm',
    '4.25cm',
  ]);
  expect(contenu).toContain('<text:p text:style-name="Cellule_20_end">50 000 €</text:p>');
});

it('every style that the text names exists', async () => {
  const fichiers = await ouvrir(
    { type: 'titre', niveau: 1, texte: 'A' },
    { type: 'titre', niveau: 3, texte: 'B' },
    { type: 'paragraphe', texte: [{ texte: 'C', gras: true }] },
    { type: 'liste', elements: ['D'] },
    { type: 'tableau', entetes: ['E'], lignes: [['F'], ['g'.repeat(2000)]], alignements: ['centre'] },
    { type: 'encadre', paragraphes: ['H'] },
    { type: 'saut' },
  );
  const xml = `${fichiers.get('styles.xml')}${fichiers.get('content.xml')}`;
  const connus = new Set([...xml.matchAll(/style:name="([^"]+)"/g)].map(([, nom]) => nom));
  const cites = [...xml.matchAll(/(?:text|table):style-name="([^"]+)"/g)].map(([, nom]) => nom);
  expect(cites.length).toBeGreaterThan(12);
  expect(cites.filter((nom) => !connus.has(nom))).toEqual([]);
});

it('the same document at the same moment gives the same bytes', async () => {
  const document = unDocument({ type: 'paragraphe', texte: 'A' });
  expect(Buffer.compare(await octets(document), await octets(document))).toBe(0);
});
