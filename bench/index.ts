import { appariement } from './appariement.ts';
import { coupure, ecrivain } from './coupure.ts';
import { mesurer } from './export.ts';
import { pages } from './pages.ts';

// `npm run bench -- <name>`; each prints its figures, the last line as one JSON object.
const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  pages,
  appariement,
  coupure,
  export: async () => console.log(JSON.stringify(await mesurer())),
  ecrivain,
};
const wanted = process.argv[2] ?? '';
const bench = BENCHES[wanted];
if (bench) {
  await bench();
  if (wanted !== 'ecrivain') process.exit();
} else {
  console.log(
    `Benches: ${Object.keys(BENCHES)
      .filter((name) => name !== 'ecrivain')
      .join(', ')}`,
  );
  process.exitCode = 2;
}
