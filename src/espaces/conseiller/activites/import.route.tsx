import { z } from 'zod';
import { abandonnerImport, annulerImport, importerActivites, lireSonImport } from '#domain/activites/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { pluriel } from '#platform/texte.ts';
import { IMPORT, PageDeLImport } from './import.page.tsx';

const montrer = route({
  method: 'GET',
  path: `${IMPORT}/:id`,
  right: porte,
  audit: 'activites.lireSonImport',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor, parameters: { id } }) {
    const lu = await lireSonImport(db, actor, id);
    return {
      page: {
        titre: 'Import',
        prive: true,
        filAriane: [
          { libelle: 'Mes activités', href: '/conseiller/activites' },
          { libelle: 'Importer un tableau', href: IMPORT },
        ],
        corps: <PageDeLImport lu={lu} />,
      },
    };
  },
});

const enregistrees = (combien: number) =>
  pluriel(combien, 'activité est enregistrée', 'activités sont enregistrées', 'Aucune activité n’est enregistrée');

const confirmer = route({
  method: 'POST',
  path: `${IMPORT}/:id`,
  right: porte,
  audit: 'activites.confirmerImport',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const ecrites = await importerActivites(tools, actor, { importId: id });
    return { redirect: `${IMPORT}/${id}`, annonce: `${enregistrees(ecrites)} : les statistiques le sont aussi.` };
  },
});

const abandonner = route({
  method: 'POST',
  path: `${IMPORT}/:id/abandonner`,
  right: porte,
  audit: 'activites.laisserImport',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await abandonnerImport(tools, actor, { importId: id });
    return { redirect: IMPORT, annonce: 'Rien n’est importé : ce qui avait été lu est oublié.' };
  },
});

const annuler = route({
  method: 'POST',
  path: `${IMPORT}/:id/annuler`,
  right: porte,
  audit: 'activites.reprendreImport',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const combien = await annulerImport(tools, actor, { importId: id });
    return {
      redirect: `${IMPORT}/${id}`,
      annonce: `L’import est annulé : ${pluriel(combien, 'activité ne compte plus', 'activités ne comptent plus', 'il n’y avait rien à retirer')}.`,
    };
  },
});

const problemes = exportRoute<Awaited<ReturnType<typeof lireSonImport>>['problemes'][number]>({
  path: `${IMPORT}/:id/problemes`,
  right: porte,
  audit: 'activites.exporterProblemes',
  nom: 'valeurs-a-corriger',
  colonnes: [
    { titre: 'Ligne', valeur: ({ ligne }) => ligne },
    { titre: 'Colonne', valeur: ({ colonne }) => colonne },
    { titre: 'Que faire', valeur: ({ raison }) => raison },
  ],
  async lignes({ tools, actor, parameters }) {
    const { id } = z.object({ id: z.string() }).parse(parameters);
    const lu = await lireSonImport(tools.db, actor, id);
    return (async function* () {
      yield* lu.problemes;
    })();
  },
});

export const routesImport: readonly AnyRoute[] = [montrer, confirmer, abandonner, annuler, problemes];
