import { expect, it } from 'vitest';
import type { Bloc, Document } from './document.ts';
import { ecrirePdf } from './pdf.ts';

const LIGNES = 500;
const tableau: Bloc = {
  type: 'tableau',
  entetes: ['Commune', 'Motif', 'Montant'],
  largeurs: [2, 3, 1],
  alignements: ['gauche', 'gauche', 'droite'],
  lignes: Array.from({ length: LIGNES }, (_, i) => [`Saint-Étienne ${i}`, 'Besoin reconnu '.repeat(i % 9), '50 000 €']),
};
const unDocument = (...blocs: readonly Bloc[]): Document => ({
  titre: 'Procès-verbal <du> comité & annexes',
  langue: 'fr-FR',
  creeLe: new Date('2021-02-04T09:00:00Z'),
  blocs,
});
const octets = async (document: Document) => Buffer.from(await new Response(ecrirePdf(document)).arrayBuffer());
const lire = async (...blocs: readonly Bloc[]) => (await octets(unDocument(...blocs))).toString('latin1');
const compter = (pdf: string, motif: RegExp) => pdf.match(motif)?.length ?? 0;

it('is tagged, in French, titled, with its fonts inside', async () => {
  const pdf = await lire({ type: 'paragraphe', texte: [{ texte: 'Accordé', gras: true }, { texte: ' : 50 000 €' }] });
  expect(pdf).toMatch(/^%PDF-1\.7/);
  expect(pdf).toContain('/Lang (fr-FR)');
  expect(pdf).toContain('/Marked true');
  expect(pdf).toContain('/DisplayDocTitle true');
  expect(pdf).toContain('<rdf:li xml:lang="x-default">ProcÃ¨s-verbal  du  comitÃ© et annexes</rdf:li>');
  expect(compter(pdf, /\/FontFile[23]/g)).toBe(2);
  expect(pdf).not.toContain('Helvetica');
});

it('titles are tagged one level under that of the document, lists by element', async () => {
  const pdf = await lire(
    { type: 'titre', niveau: 1, texte: 'Décisions' },
    { type: 'titre', niveau: 2, texte: 'Ain' },
    { type: 'titre', niveau: 3, texte: 'Communes' },
    { type: 'liste', elements: ['Bourg-en-Bresse', 'Oyonnax'] },
    { type: 'encadre', titre: 'À retenir', paragraphes: ['Délai de 7 jours.'] },
  );
  for (const balise of ['H1', 'H2', 'H3', 'H4', 'L', 'Div'])
    expect(compter(pdf, new RegExp(`/S /${balise}\\b`, 'g')), balise).toBe(1);
  for (const balise of ['LI', 'Lbl', 'LBody', 'P'])
    expect(compter(pdf, new RegExp(`/S /${balise}\\b`, 'g')), balise).toBe(2);
});

it('a table of 500 rows has one row of titles for who listens, and every cell', async () => {
  const pdf = await lire(tableau);
  expect(compter(pdf, /\/Type \/Page\b/g)).toBeGreaterThan(10);
  expect(compter(pdf, /\/S \/Table\b/g)).toBe(1);
  expect(compter(pdf, /\/S \/TH\b/g)).toBe(3);
  expect(compter(pdf, /\/Scope \/Column/g)).toBe(3);
  expect(compter(pdf, /\/S \/TR\b/g)).toBe(LIGNES + 1);
  expect(compter(pdf, /\/S \/TD\b/g)).toBe(LIGNES * 3);
});

it('a cell taller than a page goes on over the next ones', async () => {
  const pdf = await lire({ type: 'tableau', entetes: ['Motif', 'Avis'], lignes: [['mot '.repeat(6000), 'Favorable']] });
  const pages = compter(pdf, /\/Type \/Page\b/g);
  expect(pages).toBeGreaterThan(3);
  expect(compter(pdf, /\/S \/TR\b/g)).toBe(pages + 1);
});

it('a text without a space, or of characters that the font has not, is still written', async () => {
  const pdf = await lire({ type: 'tableau', entetes: ['A', 'B'], lignes: [['x'.repeat(9000), '\u0000\u202f日本😀']] });
  expect(compter(pdf, /\/Type \/Page\b/g)).toBeGreaterThan(1);
});

it('the same document at the same moment gives the same bytes', async () => {
  const [un, autre] = await Promise.all([octets(unDocument(tableau)), octets(unDocument(tableau))]);
  expect(un.equals(autre)).toBe(true);
});
