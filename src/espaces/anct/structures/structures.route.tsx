import { z } from 'zod';
import {
  COLONNES_DE_LA_FILE,
  compterFile,
  type Dossier,
  filtresDeLaFile,
  lireFiltres,
  listerEnveloppes,
  listerFile,
  parcourirFile,
  SENS_AVIS,
} from '#domain/concertation/index.ts';
import { cycle } from '#domain/structures/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { depuis } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { pluriel } from '#platform/texte.ts';

const colonnes = (now: Date) => [
  {
    titre: 'Structure',
    tri: 'nom',
    cellule: ({ id, nom, numero, commune, departement_code }: Dossier) => (
      <>
        <a href={`/anct/structures/${id}`}>{nom}</a>
        <br />
        <span className="fr-text--xs">
          N° {numero}, {commune} ({departement_code})
        </span>
      </>
    ),
  },
  { titre: 'Postes souhaités', cellule: ({ postes_souhaites }: Dossier) => postes_souhaites ?? 'ne sait pas' },
  {
    titre: 'Avis de la préfecture',
    cellule: ({ sens, nombre_postes }: Dossier) =>
      sens ? `${SENS_AVIS[sens].libelle}${nombre_postes ? `, ${pluriel(nombre_postes, 'poste')}` : ''}` : '–',
  },
  {
    titre: 'Ancienneté',
    tri: 'anciennete',
    cellule: ({ confirmee_le }: Dossier) => (confirmee_le ? depuis(confirmee_le, now) : ''),
  },
  { titre: 'Où en est le dossier', cellule: ({ statut }: Dossier) => <StatutBadge statut={cycle.labels[statut]} /> },
];

const liste = route({
  method: 'GET',
  path: '/anct/structures',
  right: porte,
  audit: 'structures.lister',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, url }) {
    const filtres = lireFiltres(url.searchParams, tools.clock());
    const [page, { total }, departements] = await Promise.all([
      listerFile(tools.db, actor.perimetre, filtres, url.searchParams.get('curseur') ?? undefined),
      compterFile(tools.db, actor.perimetre, filtres),
      listerEnveloppes(tools.db, actor.perimetre),
    ]);
    return {
      page: {
        titre: 'Structures',
        prive: true,
        corps: (
          <>
            <h1>Structures</h1>
            <Filtres champs={filtresDeLaFile(departements)} valeurs={filtres} />
            <Exports path="/anct/structures/export" quoi="cette liste" />
            <Tableau
              titre="Structures inscrites"
              page={page}
              total={total}
              nom="structure"
              aucun="aucune structure"
              colonnes={colonnes(tools.clock())}
              vide={<p>Aucune structure ne correspond à ces filtres.</p>}
            />
          </>
        ),
      },
    };
  },
});

const exporter = exportRoute({
  path: '/anct/structures/export',
  right: porte,
  audit: 'structures.exporter',
  nom: 'structures',
  colonnes: COLONNES_DE_LA_FILE,
  lignes: ({ tools, actor, url }) =>
    parcourirFile(tools.db, actor.perimetre, lireFiltres(url.searchParams, tools.clock())),
});

export const routesStructures: readonly AnyRoute[] = [liste, exporter];
