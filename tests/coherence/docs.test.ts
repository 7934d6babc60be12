import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ARROWS } from '#domain/arrows.ts';
import { CYCLES } from '#domain/catalogue.ts';
import { readmeWithSettings } from '#tests/support/readme.ts';

const read = (path: string) => readFileSync(path, 'utf8');

it('the README lists the settings as the code has them', () => {
  const readme = read('README.md');
  expect(readme).toBe(readmeWithSettings(readme));
  expect(readme).toContain('`DATABASE_URL`');
});

it('every rule of docs/sources.md stands in a file that names its source', () => {
  const rows = [...read('docs/sources.md').matchAll(/^\| ([^|]+) \| ([^|]+) \| (src\/\S+) \|$/gm)];
  expect(rows.length).toBeGreaterThan(10);
  for (const [, rule = '', , file = ''] of rows) {
    expect(existsSync(file), `${rule}: ${file}`).toBe(true);
    expect(read(file), `${file} names no source`).toMatch(/[Gg]uide|[Dd]omain|CNIL|ASVS|goals/);
  }
});

it('every word of the domain has a line in the glossary, and its forbidden twins are never names', () => {
  const glossary = read('docs/glossary.md').toLowerCase();
  const modules: Readonly<Record<string, string>> = {
    comptes: 'attribution',
    territoires: 'commune',
    structures: 'structure',
    concertation: 'concertation',
    candidats: 'candidat',
    'mise-en-relation': 'mise en relation',
    offres: 'offre',
    contrats: 'contrat',
    conventions: 'convention',
    imports: 'import',
    contact: 'message',
    statistiques: 'plafond',
  };
  for (const module of Object.keys(ARROWS)) expect(glossary, module).toContain(modules[module] ?? module);
  for (const { name } of CYCLES) expect(glossary).toContain(`| ${name.toLowerCase()} `);
});

it('the project is dressed for the street: licence, publiccode, pictures of the README', () => {
  expect(read('LICENSE')).toContain('GNU AFFERO GENERAL PUBLIC LICENSE');
  expect(read('publiccode.yml')).toContain('AGPL-3.0-or-later');
  for (const [, picture = ''] of read('README.md').matchAll(/\]\((docs\/images\/[^)]+)\)/g))
    expect(existsSync(picture), picture).toBe(true);
});
