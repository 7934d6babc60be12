import { z } from 'zod';
import { type AvenantLu, compterAvenants, cycle, listerAvenants } from '#domain/avenants/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateCourte, depuis } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { liste as choisir } from '#platform/form/champs.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { pluriel } from '#platform/texte.ts';

const BASE = '/anct/avenants';
const filtres = {
  statut: {
    ...choisir({
      libelle: 'Où en est la demande',
      vide: '',
      options: (['acceptee', 'refusee', 'retiree'] as const).map((valeur) => ({
        valeur,
        libelle: cycle.labels[valeur].libelle,
      })),
    }),
    premier: cycle.labels.demandee.libelle,
  },
};
const colonnes = (now: Date) => [
  {
    titre: 'Demande',
    cellule: ({ id, structure, numero, departement_code }: AvenantLu) => (
      <>
        <a href={`${BASE}/${id}`}>{structure}</a>
        <br />
        <span className="fr-text--xs">
          N° {numero} ({departement_code})
        </span>
      </>
    ),
  },
  { titre: 'Objet', cellule: ({ nombrePostes }: AvenantLu) => `Rendre ${pluriel(nombrePostes ?? 0, 'poste')}` },
  { titre: 'Demandé le', cellule: ({ demandee_le }: AvenantLu) => dateCourte(demandee_le) },
  {
    titre: 'État',
    cellule: ({ statut, statut_le }: AvenantLu) => (
      <>
        <StatutBadge statut={cycle.labels[statut]} />
        <br />
        <span className="fr-text--xs">{depuis(statut_le, now)}</span>
      </>
    ),
  },
];

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'avenant.lister',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, url }) {
    const demande = url.searchParams.get('statut') ?? '';
    const statut = cycle.isStatut(demande) ? demande : 'demandee';
    const [page, total] = await Promise.all([
      listerAvenants(db, actor.perimetre, statut, url.searchParams.get('curseur') ?? undefined),
      compterAvenants(db, actor.perimetre, statut),
    ]);
    return {
      page: {
        titre: 'Avenants',
        prive: true,
        corps: (
          <>
            <h1>Demandes des structures après la signature</h1>
            <Filtres champs={filtres} valeurs={Object.fromEntries(url.searchParams)} />
            <Tableau
              titre="Demandes des structures"
              page={page}
              total={total}
              nom="demande"
              aucun="aucune demande"
              colonnes={colonnes(clock())}
              vide={<p>Aucune demande ici. Les structures les font ; les plus anciennes viennent d’abord.</p>}
            />
          </>
        ),
      },
    };
  },
});

export const routesAvenants: readonly AnyRoute[] = [liste];
