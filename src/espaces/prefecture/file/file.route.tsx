import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import {
  COLONNES_DE_LA_FILE,
  compterFile,
  filtresDeLaFile,
  listerEnveloppes,
  listerFile,
  parcourirFile,
  peutRendreAvis,
  vagueOuverte,
} from '#domain/concertation/index.ts';
import { porte } from '#espaces/prefecture/door.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { lireSelection } from '#platform/table/selection.ts';
import { nombre } from '#platform/texte.ts';
import { File } from './file.page.tsx';
import { lireFiltresPrefecture } from './filtres.ts';
import { Reperes } from './Reperes.tsx';

const file = route({
  method: 'GET',
  path: '/prefecture',
  right: porte,
  audit: 'concertation.listerFile',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, url }) {
    const filtres = lireFiltresPrefecture(url.searchParams, tools.clock());
    const now = tools.clock();
    const [page, comptes, enveloppes, vague] = await Promise.all([
      listerFile(tools.db, actor.perimetre, filtres, url.searchParams.get('curseur') ?? undefined),
      compterFile(tools.db, actor.perimetre, filtres),
      listerEnveloppes(tools.db, actor.perimetre),
      vagueOuverte(tools.db),
    ]);
    return {
      page: {
        titre: 'Dossiers',
        prive: true,
        corps: (
          <>
            <h1>Dossiers des structures</h1>
            <Reperes parStatut={comptes.parStatut} enveloppes={enveloppes} vague={vague} now={now} />
            <File
              page={page}
              total={comptes.total}
              champs={filtresDeLaFile(enveloppes)}
              filtres={filtres}
              now={now}
              selection={peutRendreAvis(actor) ? lireSelection(url.searchParams) : undefined}
            />
          </>
        ),
      },
    };
  },
});

const exporter = exportRoute({
  path: '/prefecture/export',
  right: porte,
  audit: 'concertation.exporterFile',
  nom: 'dossiers',
  colonnes: COLONNES_DE_LA_FILE,
  lignes: ({ tools, actor, url }) =>
    parcourirFile(tools.db, actor.perimetre, lireFiltresPrefecture(url.searchParams, tools.clock())),
});

const enveloppes = route({
  method: 'GET',
  path: '/prefecture/enveloppes',
  right: porte,
  audit: 'concertation.listerEnveloppes',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const lignes = await listerEnveloppes(tools.db, actor.perimetre);
    return {
      page: {
        titre: 'Enveloppes',
        prive: true,
        corps: (
          <>
            <h1>Enveloppes</h1>
            <p>
              L’enveloppe d’un département est le nombre de postes convenu avec l’État (accord préalable de principe).
            </p>
            <Table
              caption="Enveloppe de chaque département"
              noCaption
              headers={['Département', 'Enveloppe', 'Postes attribués', 'Reste', 'Dossiers en cours']}
              data={lignes.map(({ code, nom, postes, attribues, enFile }) => [
                <a key={code} href={`/prefecture?departement=${code}`}>
                  {nom}
                </a>,
                postes === null ? 'non fixée' : nombre(postes),
                nombre(attribues),
                postes === null ? '–' : nombre(postes - attribues),
                nombre(enFile),
              ])}
            />
          </>
        ),
      },
    };
  },
});

export const routesFile: readonly AnyRoute[] = [file, exporter, enveloppes];
