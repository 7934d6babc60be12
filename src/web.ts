import { run } from './run.ts';

await run({ web: true, worker: false });
