import { z } from 'zod';
import { momentLocal } from '#domain/horaires/index.ts';
import { lieuxParDepartement, lireLieuPublic, listerDuDepartement, pointsDuDepartement } from '#domain/lieux/index.ts';
import { lireRegion } from '#domain/statistiques/index.ts';
import { lireDepartement } from '#domain/territoires/index.ts';
import { NotFound } from '#platform/errors.ts';
import { type AnyRoute, type PageAnswer, type Requete, route } from '#platform/routes.ts';
import { PageDepartement, PageFrance, PageRegion } from './carte.page.tsx';
import { BASE } from './filtres.ts';
import { PageLieu } from './lieu.page.tsx';

const ARIANE = { libelle: 'Trouver un conseiller numérique', href: BASE };
const ARIANE_CARTE = { libelle: 'La carte', href: `${BASE}/carte` };

const carte = (
  path: `${typeof BASE}/${string}`,
  audit: `public.${string}`,
  page: (requete: Requete) => Promise<PageAnswer>,
) =>
  route({
    method: 'GET',
    path,
    right: 'public',
    audit,
    rate: 'page',
    input: z.unknown(),
    answer: async (requete) => ({ page: await page(requete) }),
  });

const france = carte(`${BASE}/carte`, 'public.carteDeFrance', async ({ tools }) => ({
  titre: 'La carte des conseillers numériques',
  description: 'Où trouver un conseiller numérique en France et outre-mer : la carte, région par région.',
  filAriane: [ARIANE],
  corps: <PageFrance departements={await lieuxParDepartement(tools.db)} />,
}));

const region = carte(`${BASE}/regions/:code`, 'public.carteDeRegion', async ({ tools, parameters }) => {
  const lue = await lireRegion(tools.db, parameters['code'] ?? '');
  if (!lue) throw new NotFound(`region ${parameters['code']}`);
  const departements = (await lieuxParDepartement(tools.db)).filter(({ regionCode }) => regionCode === lue.code);
  return {
    titre: `Les conseillers numériques : ${lue.nom}`,
    description: `Où trouver un conseiller numérique, département par département : ${lue.nom}.`,
    filAriane: [ARIANE, ARIANE_CARTE],
    corps: <PageRegion nom={lue.nom} departements={departements} />,
  };
});

const departement = carte(
  `${BASE}/departements/:code`,
  'public.carteDeDepartement',
  async ({ tools, parameters, url }) => {
    const lu = await lireDepartement(tools.db, parameters['code'] ?? '');
    if (!lu) throw new NotFound(`departement ${parameters['code']}`);
    const [points, page] = await Promise.all([
      pointsDuDepartement(tools.db, lu.code),
      listerDuDepartement(tools.db, lu.code, tools.clock(), url.searchParams.get('curseur') ?? undefined),
    ]);
    return {
      titre: `Les conseillers numériques : ${lu.nom} (${lu.code})`,
      description: `Tous les lieux où un conseiller numérique vous reçoit dans le département : ${lu.nom}.`,
      filAriane: [ARIANE, ARIANE_CARTE],
      corps: <PageDepartement code={lu.code} nom={lu.nom} points={points} page={page} />,
    };
  },
);

const lieu = route({
  method: 'GET',
  path: `${BASE}/lieux/:numero`,
  right: 'public',
  audit: 'public.lireLieu',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, parameters: { numero } }) {
    if (!/^\d{1,9}$/.test(numero)) throw new NotFound(`lieu ${numero}`);
    const now = tools.clock();
    const lu = await lireLieuPublic(tools.db, Number(numero), now);
    if (!lu) throw new NotFound(`lieu ${numero}`);
    // Merged with another: its former address leads there.
    if ('vers' in lu) return { redirect: `${BASE}/lieux/${lu.vers}` };
    return {
      page: {
        titre: `${lu.nom}, ${lu.commune}`,
        description: `Un conseiller numérique vous reçoit à ${lu.nom}, ${lu.commune} : adresse, horaires, téléphone.`,
        filAriane: [ARIANE],
        corps: <PageLieu lieu={lu} moment={momentLocal(now, lu.departement_code)} />,
      },
    };
  },
});

export const routesCarte: readonly AnyRoute[] = [france, region, departement, lieu];
