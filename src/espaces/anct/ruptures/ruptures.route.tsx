import { z } from 'zod';
import { compterRuptures, cycle, listerRuptures, MOTIFS, type RuptureLue } from '#domain/ruptures/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateCourte, depuis } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { liste as choisir } from '#platform/form/champs.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { euros } from '#platform/texte.ts';

const BASE = '/anct/ruptures';
const filtres = {
  statut: {
    ...choisir({
      libelle: 'Où en est la rupture',
      vide: '',
      options: (['confirmee', 'annulee'] as const).map((valeur) => ({ valeur, libelle: cycle.labels[valeur].libelle })),
    }),
    premier: cycle.labels.declaree.libelle,
  },
};
const colonnes = (now: Date) => [
  {
    titre: 'Rupture',
    cellule: ({ id, structure, numero, departement_code, numeroPoste }: RuptureLue) => (
      <>
        <a href={`${BASE}/${id}`}>{structure}</a>
        <br />
        <span className="fr-text--xs">
          N° {numero} ({departement_code}), poste {numeroPoste}
        </span>
      </>
    ),
  },
  { titre: 'Motif', cellule: ({ motif }: RuptureLue) => MOTIFS[motif] },
  { titre: 'Dernier jour', cellule: ({ effet_le }: RuptureLue) => dateCourte(effet_le) },
  { titre: 'Déjà versé', cellule: ({ verseCentimes }: RuptureLue) => euros(verseCentimes) },
  {
    titre: 'État',
    cellule: ({ statut, statut_le }: RuptureLue) => <Depuis statut={statut} le={statut_le} now={now} />,
  },
];
const Depuis = ({ statut, le, now }: { statut: RuptureLue['statut']; le: Date; now: Date }) => (
  <>
    <StatutBadge statut={cycle.labels[statut]} />
    <br />
    <span className="fr-text--xs">{depuis(le, now)}</span>
  </>
);

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'rupture.lister',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, url }) {
    const demande = url.searchParams.get('statut') ?? '';
    const statut = cycle.isStatut(demande) ? demande : 'declaree';
    const [page, total] = await Promise.all([
      listerRuptures(db, actor.perimetre, statut, url.searchParams.get('curseur') ?? undefined),
      compterRuptures(db, actor.perimetre, statut),
    ]);
    return {
      page: {
        titre: 'Ruptures de contrat',
        prive: true,
        corps: (
          <>
            <h1>Ruptures de contrat</h1>
            <Filtres champs={filtres} valeurs={Object.fromEntries(url.searchParams)} />
            <Tableau
              titre="Ruptures de contrat"
              page={page}
              total={total}
              nom="rupture"
              aucun="aucune rupture"
              colonnes={colonnes(clock())}
              vide={<p>Aucune rupture ici. Les structures les déclarent ; les plus anciennes viennent d’abord.</p>}
            />
          </>
        ),
      },
    };
  },
});

export const routesRuptures: readonly AnyRoute[] = [liste];
