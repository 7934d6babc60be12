import { activite } from './activite.ts';
import { appariement } from './appariement.ts';
import { coupure, ecrivain, payeur } from './coupure.ts';
import { mesurer } from './export.ts';
import { importateur, importer } from './import.ts';
import { lieux } from './lieux.ts';
import { pages } from './pages.ts';
import { programme } from './programme.ts';
import { statistiques } from './statistiques.ts';

// `npm run bench -- <name>`; each prints its figures, the last line as one JSON object.
const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  pages,
  appariement,
  coupure,
  export: async () => console.log(JSON.stringify(await mesurer())),
  import: importer,
  programme,
  activite,
  statistiques,
  lieux,
  ecrivain,
  payeur,
  importateur,
};
// Processes that a bench starts and measures.
const CHILDREN = ['ecrivain', 'payeur', 'importateur'];
const wanted = process.argv[2] ?? '';
const bench = BENCHES[wanted];
if (bench) {
  await bench();
  if (!CHILDREN.includes(wanted)) process.exit();
} else {
  console.log(
    `Benches: ${Object.keys(BENCHES)
      .filter((name) => !CHILDREN.includes(name))
      .join(', ')}`,
  );
  process.exitCode = 2;
}
