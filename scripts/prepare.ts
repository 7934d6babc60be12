// After an installation: builds, so that the first start is immediate. Without the tools of development, nothing to do.
import { existsSync } from 'node:fs';

if (existsSync('node_modules/vite') && existsSync('src/ensemble.ts')) await import('./build.ts');
