import { z } from 'zod';
import {
  compterEvenementsDesConseillers,
  type EvenementDUnConseiller,
  listerEvenementsDesConseillers,
  PRESENCES,
  quandEnClair,
  StatutDInscription,
  TYPES_D_EVENEMENT,
} from '#domain/communaute/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { Tableau } from '#platform/table/Tableau.tsx';

const COLONNES = [
  { titre: 'Conseiller', cellule: ({ prenom, nom }: EvenementDUnConseiller) => `${prenom} ${nom}` },
  {
    titre: 'Événement',
    cellule: ({ titre, type, lieu }: EvenementDUnConseiller) => (
      <>
        {titre}
        <br />
        <span className="fr-text--xs">
          {TYPES_D_EVENEMENT[type]}, {lieu || 'à distance'}
        </span>
      </>
    ),
  },
  {
    titre: 'Quand',
    cellule: (evenement: EvenementDUnConseiller) => quandEnClair(evenement, [evenement.departement_code]),
  },
  {
    titre: 'Inscription',
    cellule: ({ statut, presence }: EvenementDUnConseiller) =>
      presence ? PRESENCES[presence] : <StatutDInscription statut={statut} />,
  },
];

const liste = route({
  method: 'GET',
  path: '/structure/evenements',
  right: porte,
  audit: 'communaute.listerEvenementsDesConseillers',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor: { perimetre }, url }) {
    const [page, total] = await Promise.all([
      listerEvenementsDesConseillers(db, perimetre, url.searchParams.get('curseur') ?? undefined),
      compterEvenementsDesConseillers(db, perimetre),
    ]);
    return {
      page: {
        titre: 'Événements',
        prive: true,
        corps: (
          <>
            <h1>Événements</h1>
            <p>
              Les rencontres et les formations continues auxquelles vos conseillers sont inscrits. Ce temps fait partie
              de leur travail : laissez-les y participer (guide employeur, engagements).
            </p>
            <Tableau
              titre="Événements de vos conseillers"
              page={page}
              total={total}
              nom="inscription"
              aucun="aucune inscription"
              colonnes={COLONNES}
              vide={
                <p>
                  Aucun de vos conseillers n’est inscrit pour l’instant. Ils s’inscrivent eux-mêmes, dans leur espace.
                </p>
              }
            />
          </>
        ),
      },
    };
  },
});

export const routesEvenements: readonly AnyRoute[] = [liste];
