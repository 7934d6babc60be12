import { z } from 'zod';
import { chercherLieux, compterAutour } from '#domain/lieux/index.ts';
import { situerCommune, trouverCommunes } from '#domain/territoires/index.ts';
import { NotFound } from '#platform/errors.ts';
import { type Answer, type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { adresseAutour, BASE, lireFiltres } from './filtres.ts';
import { PageRecherche } from './recherche.page.tsx';

const DESCRIPTION =
  'Trouvez près de chez vous un lieu où un conseiller numérique vous aide, gratuitement : horaires, téléphone, adresse.';

/** What was typed leads to the address of one commune, which can be kept; or asks which one. */
async function resoudre({ tools, url }: Requete, texte: string): Promise<Answer> {
  const communes = await trouverCommunes(tools.db, texte);
  const [seule, autre] = communes;
  if (seule && !autre) return { redirect: adresseAutour(seule.code, url.searchParams) };
  return {
    page: {
      titre: 'Trouver un conseiller numérique',
      description: DESCRIPTION,
      prive: true,
      corps: <PageRecherche now={tools.clock()} hesitation={{ texte, communes }} />,
    },
  };
}

/** Three statements: the commune, the page, the count. */
async function autour({ tools, url }: Requete, code: string): Promise<Answer> {
  const [now, filtres] = [tools.clock(), lireFiltres(url.searchParams)];
  const commune = await situerCommune(tools.db, code);
  if (!commune) throw new NotFound(`commune ${code}`);
  const [page, total] = await Promise.all([
    chercherLieux(tools.db, commune, filtres, now, url.searchParams.get('curseur') ?? undefined),
    compterAutour(tools.db, commune, filtres, now),
  ]);
  return {
    page: {
      titre: `Un conseiller numérique près de ${commune.nom}`,
      description: DESCRIPTION,
      // One page per commune and filter: search engines keep the one that asks.
      prive: true,
      filAriane: [{ libelle: 'Trouver un conseiller numérique', href: BASE }],
      corps: <PageRecherche now={now} resultats={{ commune, page, total, rayon: filtres.rayon }} />,
    },
  };
}

export const routesRecherche: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: BASE,
    right: 'public',
    audit: 'public.chercherUnConseiller',
    rate: 'page',
    input: z.unknown(),
    async answer(requete) {
      const [code, texte] = [
        requete.url.searchParams.get('code'),
        requete.url.searchParams.get('commune')?.slice(0, 150).trim(),
      ];
      if (texte) return resoudre(requete, texte);
      if (code) return autour(requete, code.slice(0, 5));
      return {
        page: {
          titre: 'Trouver un conseiller numérique',
          description: DESCRIPTION,
          corps: <PageRecherche now={requete.tools.clock()} />,
        },
      };
    },
  }),
];
