// `npm run docs`: writes the generated pages of docs/. Run by Vitest, which reads the sources as they are.
import { readFileSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { lifecyclesPage } from '#tests/support/lifecycles-page.ts';
import { readmeWithSettings } from '#tests/support/readme.ts';

it('writes docs/lifecycles.md', () => writeFileSync('docs/lifecycles.md', lifecyclesPage()));

it('lists the settings in the README', () => {
  writeFileSync('README.md', readmeWithSettings(readFileSync('README.md', 'utf8')));
});
