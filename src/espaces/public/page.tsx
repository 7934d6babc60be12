import { z } from 'zod';
import { type AnyRoute, type PageAnswer, type Requete, route } from '#platform/routes.ts';

/** A page of the public site that only shows: its address, its audit name, what it answers, set to be read. */
export const pagePublique = (
  path: string,
  audit: `public.${string}`,
  page: (requete: Requete) => PageAnswer | Promise<PageAnswer>,
): AnyRoute =>
  route({
    method: 'GET',
    path,
    right: 'public',
    audit,
    rate: 'page',
    input: z.unknown(),
    async answer(requete) {
      const reponse = await page(requete);
      return { page: { ...reponse, corps: <div className="lecture">{reponse.corps}</div> } };
    },
  });
