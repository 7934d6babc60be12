import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { afterAll, expect, it } from 'vitest';
import { exporter } from '#platform/export/exporter.ts';
import { commande } from '#tests/support/commandes.ts';
import type { Document } from './document.ts';
import { ecrireOdt } from './odt.ts';
import { ecrirePdf } from './pdf.ts';

const run = promisify(execFile);
const soffice = commande('soffice');
const pdftotext = commande('pdftotext');

const dossier = await mkdtemp(join(tmpdir(), 'bureautique-'));
afterAll(() => rm(dossier, { recursive: true, force: true }));

async function deposer(nom: string, flux: ReadableStream<Uint8Array>) {
  await writeFile(join(dossier, nom), Buffer.from(await new Response(flux).arrayBuffer()));
  return nom;
}
const convertir = (nom: string, vers: string) => {
  const profil = `-env:UserInstallation=${pathToFileURL(join(dossier, 'profil'))}`;
  return run(soffice ?? '', [profil, '--headless', '--convert-to', vers, '--outdir', dossier, join(dossier, nom)]);
};
const texteDe = async (pdf: string) => (await run(pdftotext ?? '', ['-layout', join(dossier, pdf), '-'])).stdout;

async function* lignes() {
  yield { nom: '=1+1 « é » 😀', centimes: 4_999_999, moment: new Date('2021-06-30T22:30:00Z') };
  yield { nom: '  deux  espaces', centimes: -5, moment: new Date('2021-02-04T08:05:00Z') };
}

it.skipIf(!soffice).each(['xlsx', 'ods'] as const)(
  'LibreOffice reads in a %s the same cells as we wrote',
  { timeout: 60_000 },
  async (format) => {
    const { flux } = exporter({
      format,
      titre: 'Dépôts de l’Ain',
      lignes: lignes(),
      colonnes: [
        { titre: 'Nom', valeur: ({ nom }) => nom },
        { titre: 'Montant', valeur: ({ centimes }) => centimes, format: 'euros' },
        { titre: 'Jour', valeur: ({ moment }) => moment, format: 'date' },
        { titre: 'Moment', valeur: ({ moment }) => moment, format: 'dateHeure' },
      ],
    });
    // Semicolon, UTF-8, American figures, cells as they are shown.
    await convertir(
      await deposer(`table.${format}`, flux),
      'csv:Text - txt - csv (StarCalc):59,34,76,1,,1033,false,true',
    );
    expect(parse(await readFile(join(dossier, 'table.csv')), { delimiter: ';' })).toEqual([
      ['Nom', 'Montant', 'Jour', 'Moment'],
      ['=1+1 « é » 😀', '49,999.99 €', '01/07/2021', '01/07/2021 00:30'],
      ['  deux  espaces', '-0.05 €', '04/02/2021', '04/02/2021 09:05'],
    ]);
  },
);

const LIGNES = 500;
const unDocument: Document = {
  titre: 'Procès-verbal du comité',
  sousTitre: 'Séance du 4 février 2021',
  piedDePage: 'Conseillers numériques',
  langue: 'fr-FR',
  creeLe: new Date('2021-02-04T09:00:00Z'),
  blocs: [
    { type: 'titre', niveau: 1, texte: 'Décisions' },
    {
      type: 'paragraphe',
      texte: [{ texte: 'Montant ' }, { texte: 'accordé', gras: true }, { texte: '\u202f: 50\u202f000\u202f€' }],
    },
    { type: 'liste', elements: ['L’Haÿ-les-Roses', 'Œuilly'] },
    {
      type: 'tableau',
      entetes: ['Commune', 'Postes'],
      lignes: Array.from({ length: LIGNES }, (_, i) => [`Commune ${i}`, `${i}`]),
    },
    { type: 'encadre', titre: 'À retenir', paragraphes: ['Délai de 7 jours.'] },
    { type: 'saut' },
    { type: 'paragraphe', texte: 'Fait à Bourg-en-Bresse.' },
  ],
};

/** What the reader of the printed pages must find. */
function verifier(texte: string) {
  const pages = texte.split('\f').slice(0, -1);
  expect(pages.length).toBeGreaterThan(8);
  expect(pages[0]?.replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(
    /Procès-verbal du comité[\s\S]*Décisions[\s\S]*Montant accordé : 50 000 €[\s\S]*L’Haÿ-les-Roses[\s\S]*Œuilly/,
  );
  for (const [i, page] of pages.entries()) expect(page).toContain(`Page ${i + 1} sur ${pages.length}`);
  const deTableau = pages.filter((page) => /Commune \d/.test(page));
  for (const page of deTableau) expect(page.match(/Commune +Postes/g)).toHaveLength(1);
  expect(texte.match(/Commune \d+ +\d+/g)).toHaveLength(LIGNES);
  expect(pages.at(-1)).toContain('Fait à Bourg-en-Bresse.');
  expect(pages.at(-1)).not.toContain('À retenir');
}

it.skipIf(!pdftotext)('the printed pages hold everything, numbered, the titles of the table on each', async () => {
  await deposer('imprime.pdf', ecrirePdf(unDocument));
  verifier(await texteDe('imprime.pdf'));
});

it.skipIf(!pdftotext)('a cell taller than a page loses none of its words', async () => {
  const mots = Array.from({ length: 6000 }, (_, i) => `mot${i}`);
  const lignes = [[mots.join(' '), 'Favorable']];
  await deposer(
    'longue.pdf',
    ecrirePdf({ ...unDocument, blocs: [{ type: 'tableau', entetes: ['Motif', 'Avis'], lignes }] }),
  );
  expect((await texteDe('longue.pdf')).match(/mot\d+/g)).toEqual(mots);
});

it.skipIf(!soffice || !pdftotext)(
  'LibreOffice prints the editable text with the same content',
  { timeout: 60_000 },
  async () => {
    await convertir(await deposer('texte.odt', ecrireOdt(unDocument)), 'pdf');
    verifier(await texteDe('texte.pdf'));
  },
);
