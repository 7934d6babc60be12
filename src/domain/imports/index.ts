// Lists brought in one go by ANCT: read without writing, then written whole or not at all.
import type { AnyJob } from '#platform/jobs/jobs.ts';
import { executerImport } from './importer.ts';

export const taches: readonly AnyJob[] = [executerImport];

export { type Bilan, demanderImport, deposerImport, ecrireListe, essayer, LISTES, type Liste } from './importer.ts';
export { type Import, lireImport, listerImports } from './readings.ts';
export { peutImporter } from './rights.ts';
