import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import { lireSonProfil } from '#domain/candidats/index.ts';
import { listerSesReponses, type Reponse } from '#domain/mise-en-relation/index.ts';
import { vuParLeCandidat } from '#espaces/candidat/accueil/vu-par-le-candidat.ts';
import { porte } from '#espaces/candidat/door.ts';
import { dateCourte, dateLongue } from '#platform/dates.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports } from '#platform/table/Tableau.tsx';

/** A proof of search, to print or to send. */
const preuve = route({
  method: 'GET',
  path: '/candidat/candidatures',
  right: porte,
  audit: 'candidats.listerCandidatures',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const [profil, reponses] = await Promise.all([lireSonProfil(tools.db, actor), listerSesReponses(tools.db, actor)]);
    return {
      page: {
        titre: 'Mes candidatures',
        prive: true,
        filAriane: [{ libelle: 'Où j’en suis', href: '/candidat' }],
        corps: (
          <>
            <h1>Mes candidatures</h1>
            <p>
              {profil.prenom} {profil.nom}, candidat n° {profil.numero}
              {profil.confirme_le && `, inscrit le ${dateLongue(profil.confirme_le)}`}. État au{' '}
              {dateLongue(tools.clock())}.
            </p>
            {reponses.length === 0 ? (
              <p>Aucune structure ne s’est encore prononcée.</p>
            ) : (
              <Table
                caption="Structures et réponses"
                noCaption
                headers={['Structure', 'Commune', 'Depuis le', 'Où en est la candidature']}
                data={reponses.map(({ structure, commune, statut, statut_le }) => [
                  structure,
                  commune,
                  dateCourte(statut_le),
                  vuParLeCandidat(statut).libelle,
                ])}
              />
            )}
            <div className="sans-impression">
              <Exports path="/candidat/candidatures/export" quoi="cette liste" />
            </div>
          </>
        ),
      },
    };
  },
});

const exporter = exportRoute({
  path: '/candidat/candidatures/export',
  right: porte,
  audit: 'candidats.exporterCandidatures',
  nom: 'mes-candidatures',
  colonnes: [
    { titre: 'Structure', valeur: ({ structure }: Reponse) => structure },
    { titre: 'Commune', valeur: ({ commune }) => commune },
    { titre: 'Depuis le', valeur: ({ statut_le }) => statut_le, format: 'date' },
    { titre: 'Où en est la candidature', valeur: ({ statut }) => vuParLeCandidat(statut).libelle },
  ],
  async *lignes({ tools, actor }) {
    yield* await listerSesReponses(tools.db, actor);
  },
});

export const routesCandidatures: readonly AnyRoute[] = [preuve, exporter];
