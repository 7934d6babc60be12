// Measures run on the built server: `npm run bench -- pages`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (!existsSync('dist/server/bench.js')) await import('./build.ts');
process.exitCode =
  spawnSync(process.execPath, ['dist/server/bench.js', ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
