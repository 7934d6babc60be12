import { z } from 'zod';
import {
  compterFormations,
  cycle,
  type FiltresFormations,
  type FormationLue,
  listerFormations,
  parcoursLu,
  referenceEcrite,
} from '#domain/formation/index.ts';
import { porte } from '#espaces/formation/door.ts';
import { dateCourte } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { liste, texteFacultatif } from '#platform/form/champs.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { nomTri } from '#platform/texte.ts';

const champs = {
  recherche: texteFacultatif({ libelle: 'Nom, structure ou numéro de dossier', max: 100 }),
  statut: {
    ...liste({
      libelle: 'Où en est la formation',
      vide: '',
      options: cycle.statuts.map((statut) => ({ valeur: statut, libelle: cycle.labels[statut].libelle })),
    }),
    premier: 'Toutes, sauf annulées',
  },
};

function lireFiltres(parametres: URLSearchParams): FiltresFormations {
  const statut = parametres.get('statut') ?? '';
  return {
    statut: cycle.isStatut(statut) ? statut : undefined,
    recherche: nomTri(parametres.get('recherche') ?? '').slice(0, 100) || undefined,
  };
}

const colonnes = [
  {
    titre: 'Personne',
    cellule: ({ id, prenom, nom, numero }: FormationLue) => (
      <>
        <a href={`/formation/personnes/${id}`}>
          {prenom} {nom}
        </a>
        <br />
        <span className="fr-text--xs">Dossier {referenceEcrite(numero)}</span>
      </>
    ),
  },
  { titre: 'Structure', cellule: ({ structure }: FormationLue) => structure },
  { titre: 'Parcours', cellule: ({ parcours }: FormationLue) => parcoursLu(parcours) },
  {
    titre: 'Session',
    cellule: ({ session_id, sessionNumero, debut, fin }: FormationLue) =>
      session_id && debut && fin ? (
        <a href={`/formation/sessions/${session_id}`}>
          N° {sessionNumero}, du {dateCourte(debut)} au {dateCourte(fin)}
        </a>
      ) : (
        '–'
      ),
  },
  {
    titre: 'Où elle en est',
    cellule: ({ statut }: FormationLue) => <StatutBadge statut={cycle.labels[statut]} />,
  },
];

const personnes = route({
  method: 'GET',
  path: '/formation/personnes',
  right: porte,
  audit: 'formation.listerPersonnes',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor, url }) {
    const filtres = lireFiltres(url.searchParams);
    const [page, total] = await Promise.all([
      listerFormations(db, actor.perimetre, filtres, url.searchParams.get('curseur') ?? undefined),
      compterFormations(db, actor.perimetre, filtres),
    ]);
    return {
      page: {
        titre: 'Personnes',
        prive: true,
        corps: (
          <>
            <h1>Personnes qui vous sont confiées</h1>
            <Filtres champs={champs} valeurs={Object.fromEntries(url.searchParams)} />
            <Tableau
              titre="Personnes"
              page={page}
              total={total}
              nom="personne"
              aucun="aucune personne"
              colonnes={colonnes}
              vide={<p>Personne ne correspond. Les personnes que l’ANCT vous adresse arrivent ici d’elles-mêmes.</p>}
            />
          </>
        ),
      },
    };
  },
});

export const routesPersonnes: readonly AnyRoute[] = [personnes];
