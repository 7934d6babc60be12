import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ARROWS, TABLES } from '#domain/arrows.ts';

// Who may import whom. A file's room is its path: src/<floor>/<room>/…
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  espaces: ['espaces', 'domain', 'platform'],
  domain: ['domain', 'platform'],
  integrations: ['integrations', 'domain', 'platform'],
  platform: ['platform'],
};
// The catalogue and the consequences are the pages of the domain that see all its modules.
const TABLES_OF_CONTENTS = ['src/domain/catalogue.ts', 'src/domain/consequences.ts', 'src/domain/enchainements.ts'];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => `src/${file}`);
const product = files.filter((file) => !/\.test\.tsx?$/.test(file));
const text = (file: string) => readFileSync(file, 'utf8');
const imports = product.flatMap((file) =>
  [...text(file).matchAll(/from '([.#][^']+)'/g)].map(([, target = '']) => ({ file, target })),
);
const room = (path: string) => path.replace(/^(src\/|#)/, '').split('/');
const breaches = (allowed: (one: { file: string; target: string }) => boolean) =>
  imports.filter((one) => !allowed(one)).map(({ file, target }) => `${file} → ${target}`);
const isEntry = (file: string) => /^src\/[^/]+\.ts$/.test(file) || file.startsWith('src/cli/');

it('reads a house that is there', () => {
  expect(product.length).toBeGreaterThan(60);
});

it('a relative import stays in its folder', () => {
  const stays = ({ file, target }: { file: string; target: string }) =>
    !target.startsWith('.') || /^\.\/[^/]+$/.test(target) || TABLES_OF_CONTENTS.includes(file) || isEntry(file);
  expect(breaches(stays)).toEqual([]);
});

it('a floor imports only itself and the floors below it', () => {
  expect(
    breaches(({ file, target }) => {
      const allowed = FLOORS[room(file)[0] ?? ''];
      return !allowed || !target.startsWith('#') || allowed.includes(room(target)[0] ?? '');
    }),
  ).toEqual([]);
});

it('a space never imports another space', () => {
  expect(
    breaches(
      ({ file, target }) => !target.startsWith('#espaces/') || isEntry(file) || room(target)[1] === room(file)[1],
    ),
  ).toEqual([]);
});

it('a module is entered by its door, along the declared arrows', () => {
  expect(
    breaches(({ file, target }) => {
      if (!target.startsWith('#domain/') || TABLES_OF_CONTENTS.includes(file)) return true;
      const [, module = '', ...rest] = room(target);
      if (rest.length === 0) return true; // the table of contents themselves
      const [floor, mine = ''] = room(file);
      if (floor === 'domain' && module === mine) return true;
      const arrows: readonly string[] = ARROWS[mine as keyof typeof ARROWS] ?? [];
      return rest.join('/') === 'index.ts' && (floor !== 'domain' || arrows.includes(module));
    }),
  ).toEqual([]);
});

it('the arrows have no cycle', () => {
  const reached = (module: string, path: readonly string[] = []): readonly string[] =>
    (ARROWS[module as keyof typeof ARROWS] ?? []).flatMap((next) =>
      path.includes(next) ? [`${[...path, next].join(' → ')}`] : reached(next, [...path, next]),
    );
  expect(Object.keys(ARROWS).flatMap((module) => reached(module, [module]))).toEqual([]);
});

it('only the module that owns a table writes in it', () => {
  const owner = (table: string) =>
    Object.entries(TABLES).find(([, tables]) => (tables as readonly string[]).includes(table))?.[0] ?? 'platform';
  const writes = product.flatMap((file) =>
    [...text(file).matchAll(/(?:insertInto|updateTable|deleteFrom)\('(\w+)/g)].map(([, table = '']) => ({
      file,
      table,
    })),
  );
  expect(writes.length).toBeGreaterThan(5);
  expect(
    writes
      .filter(({ file, table }) =>
        owner(table) === 'platform'
          ? !file.startsWith('src/platform/')
          : !file.startsWith(`src/domain/${owner(table)}/`),
      )
      .map(({ file, table }) => `${file} writes ${table}`),
  ).toEqual([]);
});

it('a door names what it hands out', () => {
  expect(files.filter((file) => /\/index\.tsx?$/.test(file) && /export \*/.test(text(file)))).toEqual([]);
});

it('files stay short: 200 lines at the most, 60 at the median', () => {
  const lengths = product
    .filter((file) => !file.endsWith('schema.ts'))
    .map((file) => ({ file, lines: text(file).split('\n').length }));
  expect(lengths.filter(({ lines }) => lines > 201).map(({ file, lines }) => `${file}: ${lines}`)).toEqual([]);
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(70);
  expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(160);
});

it('outside the platform: no type given up, no clock of one’s own, no role named', () => {
  const outside = product.filter((file) => !file.startsWith('src/platform/'));
  const found = (pattern: RegExp, where = outside) =>
    where.flatMap((file) =>
      text(file)
        .split('\n')
        .filter((line) => pattern.test(line.replace(/\/\/.*|\/?\*.*/, '')))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(found(/: any\b|as any\b|as unknown as|<any>/)).toEqual([]);
  expect(found(/\bas (?!const\b)(?!['"*]|\w+ from)[A-Z]\w+/)).toEqual([]);
  expect(found(/new Date\(\)|Date\.now\(\)/)).toEqual([]);
  expect(found(/\bTODO\b|\bFIXME\b/, product)).toEqual([]);
  expect(found(/actor\.role\s*[!=]==/)).toEqual([]);
});

it('names carry no word that says nothing', () => {
  expect(product.filter((file) => /service|manager|helper|utils|dto/i.test(file))).toEqual([]);
});
