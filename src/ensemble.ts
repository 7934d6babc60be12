import { run } from './run.ts';

// One process for both: the embedded database has one owner.
await run({ web: true, worker: true });
