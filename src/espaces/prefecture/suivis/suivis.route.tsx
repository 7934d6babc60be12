import { z } from 'zod';
import { lireSuivi, listeDesSuivis, SuiviEnClair, titreDuSuivi } from '#domain/suivi/index.ts';
import { porte } from '#espaces/prefecture/door.ts';
import { dateCivile } from '#platform/dates.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const BASE = '/prefecture/suivis';

const un = route({
  method: 'GET',
  path: `${BASE}/:id`,
  right: porte,
  audit: 'suivi.lireDuTerritoire',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, parameters: { id } }) {
    const suivi = await lireSuivi(db, actor, id);
    const titre = titreDuSuivi(suivi);
    return {
      page: {
        titre,
        prive: true,
        filAriane: [{ libelle: 'Suivis', href: BASE }],
        corps: (
          <>
            <h1>{titre}</h1>
            <SuiviEnClair suivi={suivi} aujourdhui={dateCivile(clock())} />
          </>
        ),
      },
    };
  },
});

export const routesSuivis: readonly AnyRoute[] = [
  ...listeDesSuivis({
    base: BASE,
    right: porte,
    intro: 'Ce que les structures et les conseillers de votre territoire ont remis, et ce qu’ils doivent encore.',
  }),
  un,
];
