// Builds the browser files, the server and the prepared base.
import { spawnSync } from 'node:child_process';
import { createBuilder } from 'vite';

const builder = await createBuilder({ logLevel: 'warn' });
await builder.buildApp();
for (const environment of Object.values(builder.environments))
  if (!environment.isBuilt) await builder.build(environment);
const { status } = spawnSync(process.execPath, ['dist/server/cli.js', 'base', 'preparer'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
