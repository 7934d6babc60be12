import { z } from 'zod';
import { compterConventions, cycle, type StatutConvention } from '#domain/conventions/index.ts';
import { porte } from '#espaces/banque/door.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';

const SUIVIS: readonly StatutConvention[] = ['signee_structure', 'a_signer', 'signee'];

const accueil = route({
  method: 'GET',
  path: '/banque',
  right: porte,
  audit: 'conventions.accueillir',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor }) {
    const nombres = await Promise.all(
      SUIVIS.map((statut) => compterConventions(db, actor.perimetre, { statut, departement: undefined })),
    );
    const [aSigner = 0] = nombres;
    return {
      page: {
        titre: 'Espace Banque des Territoires',
        prive: true,
        corps: (
          <>
            <h1>Espace Banque des Territoires</h1>
            {aSigner > 0 ? (
              <p>
                <a className="fr-btn" href="/banque/conventions">
                  {pluriel(aSigner, 'convention attend', 'conventions attendent')} votre signature
                </a>
              </p>
            ) : (
              <p>Aucune convention n’attend votre signature.</p>
            )}
            <h2>Conventions</h2>
            <ul className="fr-raw-list">
              {SUIVIS.map((statut, rang) => (
                <li key={statut} className="fr-mb-1w">
                  <StatutBadge statut={cycle.labels[statut]} />{' '}
                  <a href={`/banque/conventions?statut=${statut}`}>
                    {pluriel(nombres[rang] ?? 0, 'convention', 'conventions', 'aucune convention')}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ),
      },
    };
  },
});

export const routesAccueil: readonly AnyRoute[] = [accueil];
