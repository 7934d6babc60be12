import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tools } from '#platform/action.ts';
import { NotFound } from '#platform/errors.ts';
import { garderBrouillon } from '#platform/form/brouillons.ts';
import { corpsDeFormulaire } from '#platform/form/form-route.ts';
import { projectRoot } from '#platform/root.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { openApi } from './openapi.ts';

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')));
const HEALTH_TIMEOUT_MS = 3000;

/** Health, for whoever watches the service: 503 as soon as the database does not answer. */
const sante = route({
  method: 'GET',
  path: '/api/sante',
  right: 'public',
  audit: 'machine.sante',
  rate: 'api',
  input: z.unknown(),
  api: { resume: 'État de la plateforme : 503 dès que la base ne répond plus', type: 'application/json' },
  async answer({ tools }) {
    const base = tools.settings.DATABASE_URL ? 'postgresql' : 'pglite';
    try {
      const { migrations, file } = await withTimeout(measure(tools));
      return { json: { statut: 'ok', version, base, migrations, file } };
    } catch {
      return { json: { statut: 'indisponible', version, base }, statut: 503 };
    }
  },
});

async function measure({ db, jobs }: Tools) {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from migrations`.execute(db);
  return { migrations: rows[0]?.n ?? 0, file: await jobs.depth() };
}

const withTimeout = <Result>(work: Promise<Result>) =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), HEALTH_TIMEOUT_MS).unref()),
  ]);

type Forms = ReadonlyMap<string, NonNullable<AnyRoute['form']>>;

/** What a browser saves of a form being filled. Only the forms of the table have drafts. */
const brouillon = (forms: () => Forms) =>
  route({
    method: 'POST',
    path: '/brouillons/:formulaire',
    right: 'public',
    audit: 'machine.garderBrouillon',
    rate: 'page',
    input: corpsDeFormulaire,
    async answer(requete) {
      const form = forms().get(requete.parameters.formulaire);
      if (!form) throw new NotFound('form');
      await garderBrouillon(requete, form, requete.input);
      return { json: { garde: true } };
    },
  });

export const formsOf = (routes: readonly AnyRoute[]): Forms =>
  new Map(routes.flatMap(({ form }) => (form ? [[form.name, form]] : [])));

/** What other machines may read, as an OpenAPI document, from the table of routes. */
const contrat = (routes: () => readonly AnyRoute[]) =>
  route({
    method: 'GET',
    path: '/api/openapi.json',
    right: 'public',
    audit: 'machine.contrat',
    rate: 'api',
    input: z.unknown(),
    api: { resume: 'Ce document', type: 'application/vnd.oai.openapi+json;version=3.1' },
    answer: async ({ tools }) => ({
      flux: JSON.stringify(openApi(routes(), tools.settings.BASE_URL, version), null, 1),
      type: 'application/vnd.oai.openapi+json;version=3.1',
      enTetes: { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=3600' },
    }),
  });

/** The routes of the machine itself. `forms` and `routes` are asked late: the table of routes holds these too. */
export const machineRoutes = (forms: () => Forms, routes: () => readonly AnyRoute[]): readonly AnyRoute[] => [
  sante,
  contrat(routes),
  brouillon(forms),
];
