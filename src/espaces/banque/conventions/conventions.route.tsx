import { Button } from '@codegouvfr/react-dsfr/Button';
import type { ReactNode } from 'react';
import { z } from 'zod';
import {
  COLONNES_EXPORTEES,
  type ConventionLue,
  champsDesFiltres,
  colonnes,
  compterConventions,
  lireFiltres,
  listerConventions,
  parcourirConventions,
} from '#domain/conventions/index.ts';
import { listerDepartements } from '#domain/territoires/index.ts';
import { porte } from '#espaces/banque/door.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';

const BASE = '/banque/conventions';
const coche = {
  titre: <span className="fr-sr-only">Choisir</span>,
  cellule: ({ id, structure }: ConventionLue) => (
    <div className="fr-checkbox-group fr-checkbox-group--sm">
      <input type="checkbox" name="ids" value={id} id={`choix-${id}`} />
      <label className="fr-label" htmlFor={`choix-${id}`}>
        <span className="fr-sr-only">Choisir la convention de {structure}</span>
      </label>
    </div>
  ),
};

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'conventions.lister',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, settings }, actor, url }) {
    const filtres = lireFiltres(url.searchParams);
    const [page, total, departements] = await Promise.all([
      listerConventions(db, actor.perimetre, filtres, url.searchParams.get('curseur') ?? undefined),
      compterConventions(db, actor.perimetre, filtres),
      listerDepartements(db),
    ]);
    const aSigner = (filtres.statut ?? 'signee_structure') === 'signee_structure' && page.lignes.length > 0;
    const tableau = (
      <Tableau
        titre="Conventions"
        page={page}
        total={total}
        nom="convention"
        aucun="aucune convention"
        colonnes={aSigner ? [coche, ...colonnes(BASE)] : colonnes(BASE)}
        vide={<p>Aucune convention ici. Elles arrivent dès que leur structure les a signées.</p>}
      />
    );
    return {
      page: {
        titre: 'Conventions',
        prive: true,
        corps: (
          <>
            <h1>Conventions</h1>
            <Filtres champs={champsDesFiltres(departements)} valeurs={Object.fromEntries(url.searchParams)} />
            <Exports path={`${BASE}/export`} quoi="cette liste" />
            {aSigner ? <EnBloc simple={settings.SIGNATURE_MODE === 'simple'}>{tableau}</EnBloc> : tableau}
          </>
        ),
      },
    };
  },
});

const EnBloc = ({ simple, children }: { simple: boolean; children: ReactNode }) => (
  <form method="get" action={simple ? `${BASE}/signer` : `${BASE}/archive`}>
    {children}
    <div className="fr-btns-group fr-btns-group--inline fr-mt-2w">
      <Button type="submit">
        {simple ? 'Signer les conventions cochées' : 'Télécharger les conventions cochées (ZIP)'}
      </Button>
      {!simple && (
        <Button priority="secondary" linkProps={{ href: `${BASE}/deposer` }}>
          Déposer des conventions signées
        </Button>
      )}
    </div>
  </form>
);

const exporter = exportRoute<ConventionLue>({
  path: `${BASE}/export`,
  right: porte,
  audit: 'conventions.exporter',
  nom: 'conventions',
  colonnes: COLONNES_EXPORTEES,
  lignes: ({ tools: { db }, actor, url }) => parcourirConventions(db, actor.perimetre, lireFiltres(url.searchParams)),
});

export const routesConventions: readonly AnyRoute[] = [liste, exporter];
