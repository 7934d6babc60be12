import { z } from 'zod';
import {
  demanderImport,
  lireImport,
  lirePremiersProblemes,
  type ProblemeGarde,
  parcourirProblemes,
  peutImporter,
} from '#domain/imports/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { ATTENTE_SECONDES, enRoute, PageImport, PROBLEMES_MONTRES } from './import.page.tsx';
import { QUOI } from './libelles.ts';

const montrer = route({
  method: 'GET',
  path: '/anct/imports/:id',
  right: porte,
  audit: 'imports.lire',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor, parameters: { id } }) {
    const lu = await lireImport(db, actor.perimetre, id);
    const premiers = enRoute(lu) ? [] : await lirePremiersProblemes(db, actor.perimetre, id, PROBLEMES_MONTRES);
    return {
      page: {
        titre: `Import : ${QUOI[lu.quoi].toLowerCase()}`,
        prive: true,
        filAriane: [{ libelle: 'Imports', href: '/anct/imports' }],
        ...(enRoute(lu) && { enTetes: { Refresh: String(ATTENTE_SECONDES) } }),
        corps: <PageImport lu={lu} peut={peutImporter(actor)} premiers={premiers} />,
      },
    };
  },
});

const demander = route({
  method: 'POST',
  path: '/anct/imports/:id',
  right: porte,
  audit: 'imports.confirmer',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    await demanderImport(tools, actor, { importId: parameters.id });
    return { redirect: `/anct/imports/${parameters.id}` };
  },
});

const problemes = exportRoute({
  path: '/anct/imports/:id/problemes',
  right: porte,
  audit: 'imports.exporterProblemes',
  nom: 'valeurs-a-corriger',
  colonnes: [
    { titre: 'Ligne', valeur: ({ ligne }: ProblemeGarde) => ligne },
    { titre: 'Colonne', valeur: ({ colonne }) => colonne },
    { titre: 'Ce qui ne va pas', valeur: ({ raison }) => raison },
  ],
  async lignes({ tools, actor, parameters }) {
    const { id } = z.object({ id: z.string() }).parse(parameters);
    return parcourirProblemes(tools.db, actor.perimetre, id);
  },
});

export const routesImport: readonly AnyRoute[] = [problemes, montrer, demander];
