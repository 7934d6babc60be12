import { z } from 'zod';
import { listerThemes } from '#domain/activites/index.ts';
import { compterAteliersPublics, listerAteliersPublics } from '#domain/ateliers/index.ts';
import { pagePublique } from '#espaces/public/page.tsx';
import { dateCivile } from '#platform/dates.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { PageAteliers } from './ateliers.page.tsx';
import { champsDeRecherche, lireRecherche } from './filtres.ts';
import { PageRecue } from './participation.page.tsx';

const liste = route({
  method: 'GET',
  path: '/ateliers',
  right: 'public',
  audit: 'public.listerAteliers',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, url }) {
    const now = clock();
    const recherche = await lireRecherche(db, url.searchParams);
    const [page, total, themes] = await Promise.all([
      listerAteliersPublics(db, now, recherche.filtres, url.searchParams.get('curseur') ?? undefined),
      compterAteliersPublics(db, now, recherche.filtres),
      listerThemes(db, dateCivile(now)),
    ]);
    return {
      page: {
        titre: 'Trouver un atelier numérique',
        description: 'Les ateliers gratuits des conseillers numériques près de chez vous, et comment s’y inscrire.',
        corps: (
          <PageAteliers recherche={recherche} champs={champsDeRecherche(themes)} page={page} total={total} now={now} />
        ),
      },
    };
  },
});

const adresse = z.object({
  quoi: z.enum(['place', 'attente']).catch('place'),
  par: z.enum(['courriel', 'telephone']).catch('courriel'),
});
const recue = pagePublique('/ateliers/inscription/recue', 'public.inscriptionAAtelier', ({ input }) => ({
  titre: 'Votre demande est reçue',
  prive: true,
  filAriane: [{ libelle: 'Ateliers', href: '/ateliers' }],
  corps: <PageRecue {...adresse.parse(input)} />,
}));

export const routesAteliersPublics: readonly AnyRoute[] = [liste, recue];
