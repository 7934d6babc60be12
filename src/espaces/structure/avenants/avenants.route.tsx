import { z } from 'zod';
import { type AvenantLu, cycle, lireAvenantsDeLaStructure, lirePostesARendre } from '#domain/avenants/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';

const BASE = '/structure/avenants';

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'avenant.listerLesSiens',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor: { perimetre } }) {
    const structureId = sienne(perimetre);
    const [avenants, postes] = await Promise.all([
      lireAvenantsDeLaStructure(db, perimetre, structureId),
      lirePostesARendre(db, perimetre, structureId),
    ]);
    return {
      page: {
        titre: 'Changer ma subvention',
        prive: true,
        corps: (
          <>
            <h1>Changer ma subvention</h1>
            <p>L’ANCT examine chaque demande. Rien ne change avant sa réponse.</p>
            {postes.length > 0 ? (
              <p>
                <a className="fr-btn" href={`${BASE}/rendre`}>
                  Rendre un ou plusieurs postes
                </a>
              </p>
            ) : (
              <p>Vous n’avez aucun poste vacant à rendre.</p>
            )}
            <h2>Vos demandes</h2>
            <Demandes avenants={avenants} />
          </>
        ),
      },
    };
  },
});

const Demandes = ({ avenants }: { avenants: readonly AvenantLu[] }) =>
  avenants.length === 0 ? (
    <p>Vous n’avez fait aucune demande.</p>
  ) : (
    <ul>
      {avenants.map(({ id, numero, demandee_le, nombrePostes, statut }) => (
        <li key={id}>
          <a href={`${BASE}/${id}`}>
            Demande n° {numero} du {dateLongue(demandee_le)} : rendre {pluriel(nombrePostes ?? 0, 'poste')}
          </a>{' '}
          <StatutBadge statut={cycle.labels[statut]} />
        </li>
      ))}
    </ul>
  );

export const routesAvenants: readonly AnyRoute[] = [liste];
