// `npm run docs`: writes the generated pages of docs/. Run by Vitest, which reads the sources as they are.
import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { lifecyclesPage } from '#tests/support/lifecycles-page.ts';

it('writes docs/lifecycles.md', () => writeFileSync('docs/lifecycles.md', lifecyclesPage()));
