import { z } from 'zod';
import { dateCourte } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { liste as choisir } from '#platform/form/champs.ts';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { cycleEquipe } from './lifecycle.ts';
import { routesDeLEquipe } from './page-equipe.tsx';
import { routesPourNommer } from './page-nommer.tsx';
import { compterEquipes, type FiltresEquipes, type LigneEquipe, listerEquipes, parcourirEquipes } from './readings.ts';
import { peutComposer } from './rights.ts';

const CHAMPS = {
  statut: {
    ...choisir({ libelle: 'Équipes', vide: '', options: [{ valeur: 'finie', libelle: 'Terminées' }] }),
    premier: 'Actives',
  },
};
const lireFiltres = (parametres: URLSearchParams): FiltresEquipes => ({
  statut: parametres.get('statut') === 'finie' ? 'finie' : 'active',
});

const colonnes = (base: string) => [
  {
    titre: 'Coordinateur',
    cellule: ({ id, prenom, nom, structure }: LigneEquipe) => (
      <>
        <a href={`${base}/${id}`}>
          {prenom} {nom}
        </a>
        <br />
        <span className="fr-text--xs">{structure}</span>
      </>
    ),
  },
  { titre: 'Départements', cellule: ({ departement_codes }: LigneEquipe) => departement_codes.join(', ') },
  { titre: 'Dans l’équipe', cellule: ({ presents }: LigneEquipe) => presents },
  { titre: 'Depuis le', cellule: ({ du }: LigneEquipe) => dateCourte(du) },
  {
    titre: 'État',
    cellule: ({ statut }: LigneEquipe) => <StatutBadge statut={cycleEquipe.labels[statut]} />,
  },
];

export type EspaceDesEquipes = { readonly base: string; readonly right: Right };

/** The coordinateurs of a space that names them: list, file, naming, and the page of each team. */
export function routesDesCoordinateurs({ base, right }: EspaceDesEquipes): readonly AnyRoute[] {
  const liste = route({
    method: 'GET',
    path: base,
    right,
    audit: 'equipes.lister',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools: { db }, actor, url }) {
      const filtres = lireFiltres(url.searchParams);
      const [page, total] = await Promise.all([
        listerEquipes(db, actor, filtres, url.searchParams.get('curseur') ?? undefined),
        compterEquipes(db, actor, filtres),
      ]);
      return {
        page: {
          titre: 'Coordinateurs',
          prive: true,
          corps: (
            <>
              <h1>Coordinateurs</h1>
              <p>
                Un coordinateur est un conseiller qui en accompagne d’autres sur un territoire. Il lit les chiffres de
                son équipe, additionnés, et l’état des suivis ; jamais les activités une par une.
              </p>
              {peutComposer(actor, []) && (
                <p>
                  <a className="fr-btn" href={`${base}/nommer`}>
                    Nommer un coordinateur
                  </a>
                </p>
              )}
              <Filtres champs={CHAMPS} valeurs={Object.fromEntries(url.searchParams)} />
              <Exports path={`${base}/export`} quoi="cette liste" />
              <Tableau
                titre="Coordinateurs"
                page={page}
                total={total}
                nom="équipe"
                aucun="aucune équipe"
                colonnes={colonnes(base)}
                vide={<p>Aucune équipe ici pour l’instant.</p>}
              />
            </>
          ),
        },
      };
    },
  });
  const fichier = exportRoute<LigneEquipe>({
    path: `${base}/export`,
    right,
    audit: 'equipes.exporter',
    nom: 'coordinateurs',
    colonnes: [
      { titre: 'Numéro', valeur: ({ numero }) => numero },
      { titre: 'Prénom', valeur: ({ prenom }) => prenom },
      { titre: 'Nom', valeur: ({ nom }) => nom },
      { titre: 'Structure', valeur: ({ structure }) => structure },
      { titre: 'Départements', valeur: ({ departement_codes }) => departement_codes.join(', '), format: 'texte' },
      { titre: 'Dans l’équipe', valeur: ({ presents }) => presents },
      { titre: 'Du', valeur: ({ du }) => du, format: 'date' },
      { titre: 'Au', valeur: ({ au }) => au, format: 'date' },
      { titre: 'État', valeur: ({ statut }) => cycleEquipe.labels[statut].libelle },
    ],
    lignes: ({ tools: { db }, actor, url }) => parcourirEquipes(db, actor, lireFiltres(url.searchParams)),
  });
  return [liste, fichier, ...routesPourNommer({ base, right }), ...routesDeLEquipe({ base, right })];
}
