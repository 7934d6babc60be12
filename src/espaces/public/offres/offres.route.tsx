import { z } from 'zod';
import {
  compterOffres,
  type FiltresOffres,
  lireOffre,
  listerOffres,
  offresParDepartement,
} from '#domain/offres/index.ts';
import { pagePublique } from '#espaces/public/page.tsx';
import { NotFound } from '#platform/errors.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { PageOffre } from './offre.page.tsx';
import { PageOffres } from './offres.page.tsx';

const lireFiltres = (parametres: URLSearchParams): FiltresOffres => {
  const lire = (nom: string) => parametres.get(nom)?.slice(0, 100) || undefined;
  return { recherche: lire('recherche'), region: lire('region'), departement: lire('departement') };
};

const offres = route({
  method: 'GET',
  path: '/offres',
  right: 'public',
  audit: 'public.listerOffres',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, url }) {
    const filtres = lireFiltres(url.searchParams);
    const [page, total, lieux] = await Promise.all([
      listerOffres(tools.db, filtres, url.searchParams.get('curseur') ?? undefined),
      compterOffres(tools.db, filtres),
      offresParDepartement(tools.db),
    ]);
    return {
      page: {
        titre: 'Offres d’emploi de conseiller numérique',
        description: 'Les postes de conseiller numérique à pourvoir près de chez vous, et comment candidater.',
        corps: <PageOffres page={page} total={total} lieux={lieux} filtres={filtres} />,
      },
    };
  },
});

const offre = pagePublique('/offres/:numero', 'public.lireOffre', async ({ tools, parameters }) => {
  const numero = parameters['numero'] ?? '';
  if (!/^\d{1,9}$/.test(numero)) throw new NotFound(`offre ${numero}`);
  const lue = await lireOffre(tools.db, Number(numero));
  return {
    titre: `${lue.intitule}, ${lue.structure}`,
    description: `${lue.structure} recrute à ${lue.commune} (${lue.departement}) : ${lue.intitule}.`,
    filAriane: [{ libelle: 'Offres d’emploi', href: '/offres' }],
    corps: <PageOffre offre={lue} site={tools.settings.BASE_URL} />,
  };
});

export const routesOffres: readonly AnyRoute[] = [offres, offre];
