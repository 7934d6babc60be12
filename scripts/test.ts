// The README's test command: everything that needs no browser, then the journeys when a Chromium is found.
import { spawnSync } from 'node:child_process';
import { chromiumPath } from '#tests/support/chromium.ts';

const run = (...parameters: string[]) =>
  spawnSync('vitest', ['run', ...parameters], { stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1;
const extra = process.argv.slice(2);

let status = run('--project', 'suite', ...extra);
if (chromiumPath()) status ||= run('--project', 'journeys', '--passWithNoTests', ...extra);
else
  console.log(
    '\n!!! Browser journeys SKIPPED: no Chromium found. Install one (Debian: apt-get install chromium) or give its path in CHROMIUM.\n',
  );
process.exitCode = status;
