import { z } from 'zod';
import {
  chiffresPublics,
  type LigneTerritoire,
  lireRegion,
  listerParDepartement,
  listerParRegion,
} from '#domain/statistiques/index.ts';
import { NotFound } from '#platform/errors.ts';
import type { Colonne } from '#platform/export/colonnes.ts';
import { exporter } from '#platform/export/exporter.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { PageStatistiques } from './statistiques.page.tsx';

const adresse = z.object({
  region: z.string().optional(),
  format: z.enum(['csv', 'xlsx', 'ods']).catch('csv').default('csv'),
});

const page = route({
  method: 'GET',
  path: '/statistiques',
  right: 'public',
  audit: 'public.statistiques',
  rate: 'page',
  input: adresse,
  async answer({ tools, input: { region: code } }) {
    const region = code ? await lireRegion(tools.db, code) : undefined;
    if (code && !region) throw new NotFound(`region ${code}`);
    const lignes = await (region ? listerParDepartement(tools.db, region.code) : listerParRegion(tools.db));
    const chiffres = await chiffresPublics(tools.db);
    return {
      page: {
        titre: region ? `Statistiques : ${region.nom}` : 'Statistiques',
        description: 'Structures inscrites et retenues, postes attribués : les chiffres du dispositif, à jour.',
        ...(region && { filAriane: [{ libelle: 'Statistiques', href: '/statistiques' }] }),
        corps: <PageStatistiques chiffres={chiffres} lignes={lignes} region={region} now={tools.clock()} />,
      },
    };
  },
});

const colonnes: readonly Colonne<LigneTerritoire>[] = [
  { titre: 'Code du département', valeur: ({ code }) => code, format: 'texte' },
  { titre: 'Département', valeur: ({ nom }) => nom },
  { titre: 'Structures inscrites', valeur: ({ inscrites }) => inscrites, format: 'entier' },
  { titre: 'En examen', valeur: ({ enExamen }) => enExamen, format: 'entier' },
  { titre: 'Retenues', valeur: ({ activees }) => activees, format: 'entier' },
  { titre: 'Refusées', valeur: ({ refusees }) => refusees, format: 'entier' },
  { titre: 'Abandonnées', valeur: ({ abandonnees }) => abandonnees, format: 'entier' },
  { titre: 'Postes attribués', valeur: ({ postesAttribues }) => postesAttribues, format: 'entier' },
];

const enFichier = route({
  method: 'GET',
  path: '/statistiques/export',
  right: 'public',
  audit: 'public.exporterStatistiques',
  rate: 'export',
  input: adresse,
  async answer({ tools, input: { region, format } }) {
    const lignes = await listerParDepartement(tools.db, region);
    const titre = 'Statistiques par département';
    const { flux, contentType, extension } = exporter({ titre, colonnes, lignes: unParUn(lignes), format });
    return { flux, type: contentType, nom: `statistiques.${extension}` };
  },
});

async function* unParUn(lignes: readonly LigneTerritoire[]) {
  yield* lignes;
}

export const statistiques: readonly AnyRoute[] = [page, enFichier];
