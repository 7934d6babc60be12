import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createApplication, openBase } from '#application';
import { ecrireListe, essayer } from '#domain/imports/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { preparedBase } from '#platform/db/prepared.ts';
import { enXml } from '#platform/export/xml.ts';
import { archiver, type Entree } from '#platform/export/zip.ts';
import { readSettings } from '#platform/settings.ts';
import { option, unPostgresql } from './banc.ts';

// Goal P4: 60 000 rows of candidates, CSV or XLSX: dry run ≤ 3 s, commit ≤ 10 s, ≤ 256 MB.
const FORMATS = ['csv', 'xlsx'] as const;
type Format = (typeof FORMATS)[number];
const COMMUNES = [
  ['03190', '03000', 'Moulins'],
  ['69123', '69001', 'Lyon'],
  ['97411', '97400', 'Saint-Denis'],
  ['94038', '94240', 'L’Haÿ-les-Roses'],
] as const;
const TITRES =
  'prenom nom email telephone code_commune code_postal commune mobilite_km disponible_le situation experience diplome motivation'.split(
    ' ',
  );

const uneLigne = (format: Format, numero: number): readonly string[] => [
  'Camille',
  `Dévoué-${numero}`,
  `${format}-${numero}@demonstration.example`,
  `06${String(numero).padStart(8, '0')}`,
  ...(COMMUNES[numero % COMMUNES.length] ?? []),
  String([5, 10, 20, 40][numero % 4]),
  numero % 2 ? '01/12/2026' : '2026-12-01',
  'demandeur_emploi',
  'moins_d_un_an',
  numero % 3 ? '' : 'BTS',
  `J’aime transmettre et je connais les services en ligne ; j’ai aidé ${numero} personnes.`,
];

function* enCsv(rows: number): Generator<string> {
  yield `${TITRES.join(';')}\r\n`;
  for (let numero = 1; numero <= rows; numero += 1)
    yield `${uneLigne('csv', numero)
      .map((texte) => (texte.includes(';') ? `"${texte}"` : texte))
      .join(';')}\r\n`;
}

/** As Excel writes it: each text once, after the sheet that names it by its rank. */
function enClasseur(rows: number): readonly Entree[] {
  const textes = new Map<string, number>();
  const rang = (texte: string) => {
    const connu = textes.get(texte) ?? textes.size;
    textes.set(texte, connu);
    return connu;
  };
  function* feuille() {
    yield '<worksheet><sheetData>';
    for (let numero = 0; numero <= rows; numero += 1) {
      const cellules = (numero ? uneLigne('xlsx', numero) : TITRES).map((texte, colonne) =>
        texte ? `<c r="${String.fromCharCode(65 + colonne)}${numero + 1}" s="1" t="s"><v>${rang(texte)}</v></c>` : '',
      );
      yield `<row r="${numero + 1}" spans="1:13">${cellules.join('')}</row>`;
    }
    yield '</sheetData></worksheet>';
  }
  function* partages() {
    yield '<sst>';
    for (const texte of textes.keys()) yield `<si><t>${enXml(texte)}</t></si>`;
    yield '</sst>';
  }
  const lien = '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>';
  return [
    { nom: 'xl/workbook.xml', contenu: ['<workbook><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>'] },
    { nom: 'xl/_rels/workbook.xml.rels', contenu: [`<Relationships>${lien}</Relationships>`] },
    { nom: 'xl/worksheets/sheet1.xml', contenu: feuille() },
    { nom: 'xl/sharedStrings.xml', contenu: partages() },
  ];
}

type Mesure = { dry_run_s: number; commit_s: number; peak_mb: number };

/** P4: each format imported by a process of its own, whose memory is what is measured. */
export async function importer(): Promise<void> {
  const rows = option('rows', 60_000);
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  const given = process.env['DATABASE_URL'];
  const serveur = given ? undefined : unPostgresql({ durable: true });
  const url = given ?? serveur?.url;
  if (!url) console.log('PostgreSQL 15 is not on this machine: memory includes the embedded database.');
  const environment = { DATA_DIR: folder, ...(url && { TEST_URL: url }) };
  const base = await openBase(reglages(environment), preparedBase());
  await base.close();
  const mesures: Mesure[] = [];
  for (const format of FORMATS) {
    const path = join(folder, `liste.${format}`);
    const contenu = format === 'csv' ? enCsv(rows) : archiver(enClasseur(rows));
    await pipeline(Readable.from(contenu), createWriteStream(path));
    const mesure = await mesurer(path, environment);
    console.log(`${format}: ${JSON.stringify(mesure)}`);
    mesures.push(mesure);
  }
  serveur?.arreter();
  rmSync(folder, { recursive: true, force: true });
  const pire = (figure: keyof Mesure) => Math.max(...mesures.map((mesure) => mesure[figure]));
  console.log(
    JSON.stringify({
      bench: 'import',
      base: url ? 'postgresql' : 'pglite',
      rows,
      dry_run_s: pire('dry_run_s'),
      commit_s: pire('commit_s'),
      peak_mb: pire('peak_mb'),
    }),
  );
}

/** The heap of a container of 256 MB: left to itself, V8 keeps what it no longer needs for as long as memory is free. */
const MACHINE_DE_256_MO = ['--max-old-space-size=128', '--max-semi-space-size=8'];

function mesurer(path: string, environment: Record<string, string>): Promise<Mesure> {
  return new Promise((resolve, reject) => {
    const enfant = spawn(process.execPath, [...MACHINE_DE_256_MO, process.argv[1] ?? '', 'importateur', path], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let sortie = '';
    enfant.stdout.on('data', (texte) => {
      sortie += texte;
    });
    enfant.on('close', (code) => (code === 0 ? resolve(JSON.parse(sortie)) : reject(new Error(`importer: ${code}`))));
  });
}

const reglages = ({ DATA_DIR, TEST_URL }: Record<string, string | undefined>) => {
  const read = readSettings({ LOG_LEVEL: 'silent', ...(DATA_DIR && { DATA_DIR }) });
  if ('problems' in read) throw new Error(read.problems.join(' '));
  return { ...read.settings, DATABASE_URL: TEST_URL };
};

/** The process that is measured: a dry run, then the import. */
export async function importateur(): Promise<void> {
  const path = process.argv[3] ?? '';
  const settings = reglages(process.env);
  const base = await openBase(settings, preparedBase());
  const { tools, jobs } = await createApplication(settings, base, { worker: false });
  const [bilan, essai] = await chronometrer(() => essayer(tools, 'candidats', path));
  if (bilan.bonnes !== bilan.lignes || bilan.lignes === 0) throw new Error(JSON.stringify(bilan).slice(0, 1000));
  const [ecrites, ecriture] = await chronometrer(() => ecrireListe(tools, SYSTEME, 'candidats', path));
  if (ecrites !== bilan.lignes) throw new Error(`${ecrites} rows written of ${bilan.lignes}`);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ dry_run_s: essai, commit_s: ecriture, peak_mb: peak }));
  await jobs.stop();
  await base.close();
}

async function chronometrer<Resultat>(work: () => Promise<Resultat>): Promise<readonly [Resultat, number]> {
  const depart = performance.now();
  const resultat = await work();
  return [resultat, Math.round((performance.now() - depart) / 10) / 100];
}
