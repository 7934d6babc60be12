// Lists brought in one go by ANCT: read without writing, then written whole or not at all.
import type { AnyJob } from '#platform/jobs/jobs.ts';
import { lireDepot } from './deposer.ts';
import { executerImport } from './executer.ts';
import { oublierListes } from './oublier.ts';

export const taches: readonly AnyJob[] = [lireDepot, executerImport, oublierListes];

export { deposerImport, LISTE_MAX_OCTETS } from './deposer.ts';
export { ajouterMorceau, commencerEnvoi, MORCEAU_OCTETS } from './envois.ts';
export { demanderImport } from './executer.ts';
export { ecrireListe, essayer, LISTES, type Liste } from './importer.ts';
export {
  type Import,
  lireImport,
  lirePremiersProblemes,
  listerImports,
  type ProblemeGarde,
  parcourirProblemes,
} from './readings.ts';
export { peutImporter } from './rights.ts';
