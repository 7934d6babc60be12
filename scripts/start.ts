// Starts the platform; builds first what is missing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const entry = 'dist/server/ensemble.js';
if (!existsSync(entry)) await import('./build.ts');
await import(pathToFileURL(join(process.cwd(), entry)).href);
