import { z } from 'zod';
import {
  compterFormations,
  lireOrganisme,
  listerDemandes,
  listerFormations,
  listerSessionsLibres,
} from '#domain/formation/index.ts';
import { porte } from '#espaces/formation/door.ts';
import { dateCivile } from '#platform/dates.ts';
import { NotFound } from '#platform/errors.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { AccueilPage, PREMIERES } from './accueil.page.tsx';

const accueil = route({
  method: 'GET',
  path: '/formation',
  right: porte,
  audit: 'formation.accueillir',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor: { perimetre } }) {
    if (perimetre.type !== 'organisme') throw new NotFound('organisme');
    const now = clock();
    const aujourdhui = dateCivile(now);
    const enTete = async (statut: 'orientee' | 'positionnee') => ({
      page: await listerFormations(db, perimetre, { statut }, undefined, PREMIERES),
      total: await compterFormations(db, perimetre, { statut }),
    });
    const [organisme, aPositionner, aInscrire, reponses, sessions] = await Promise.all([
      lireOrganisme(db, perimetre, perimetre.organismeId, aujourdhui),
      enTete('orientee'),
      enTete('positionnee'),
      listerDemandes(db, perimetre, { statut: 'repondue' }),
      listerSessionsLibres(db, perimetre, { aujourdhui }),
    ]);
    return {
      page: {
        titre: organisme.nom,
        prive: true,
        corps: (
          <AccueilPage
            organisme={organisme}
            aPositionner={aPositionner}
            aInscrire={aInscrire}
            reponses={reponses}
            sessions={sessions}
            now={now}
          />
        ),
      },
    };
  },
});

export const routesAccueil: readonly AnyRoute[] = [accueil];
