// Writes src/platform/db/schema.ts from the migrations. A test checks that it is up to date.
import { writeFileSync } from 'node:fs';
import { generatedSchema } from '#tests/support/schema.ts';

writeFileSync('src/platform/db/schema.ts', await generatedSchema());
