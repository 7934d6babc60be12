import { z } from 'zod';
import { listerDepartements } from '#domain/territoires/index.ts';
import {
  champsDesFiltres,
  colonnes,
  colonnesExportees,
  compterVersements,
  lireFiltres,
  listerVersements,
  parcourirVersements,
  peutPreparerLot,
  type VersementLu,
} from '#domain/versements/index.ts';
import { porte } from '#espaces/banque/door.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { euros } from '#platform/texte.ts';

const BASE = '/banque/versements';

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'versements.lister',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, url }) {
    const now = clock();
    const filtres = lireFiltres(url.searchParams);
    const [page, total, departements] = await Promise.all([
      listerVersements(db, actor.perimetre, now, filtres, url.searchParams.get('curseur') ?? undefined),
      compterVersements(db, actor.perimetre, now, filtres),
      listerDepartements(db),
    ]);
    return {
      page: {
        titre: 'Versements',
        prive: true,
        corps: (
          <>
            <h1>Versements</h1>
            {peutPreparerLot(actor) && (
              <p>
                <a className="fr-btn" href="/banque/lots/nouveau">
                  Préparer un lot
                </a>
              </p>
            )}
            <Filtres champs={champsDesFiltres(departements)} valeurs={Object.fromEntries(url.searchParams)} />
            <Exports path={`${BASE}/export`} quoi="cette liste" />
            {total.nombre > 0 && <p className="fr-mb-0">Total : {euros(total.centimes)}</p>}
            <Tableau
              titre="Versements"
              page={page}
              total={total.nombre}
              nom="versement"
              aucun="aucun versement"
              colonnes={colonnes(now, ({ poste_id }) => `/banque/postes/${poste_id}`)}
              vide={<p>Aucun versement ne correspond. Ils sont prévus dès qu’un contrat est signé.</p>}
            />
          </>
        ),
      },
    };
  },
});

const exporter = exportRoute<VersementLu>({
  path: `${BASE}/export`,
  right: porte,
  audit: 'versements.exporter',
  nom: 'versements',
  colonnes: ({ tools }) => colonnesExportees(tools.clock()),
  lignes: ({ tools: { db, clock }, actor, url }) =>
    parcourirVersements(db, actor.perimetre, clock(), lireFiltres(url.searchParams)),
});

export const routesVersements: readonly AnyRoute[] = [liste, exporter];
