import { z } from 'zod';
import { envoyerSolde, lirePoste, PageDuPoste } from '#domain/ruptures/index.ts';
import { porte } from '#espaces/banque/door.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

/** The life of a post, to be read. */
const page = route({
  method: 'GET',
  path: '/banque/postes/:id',
  right: porte,
  audit: 'postes.suivre',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, parameters: { id } }) {
    const lu = await lirePoste(db, actor.perimetre, clock(), id);
    const titre = `Poste ${lu.poste.numero} de ${lu.poste.structure}`;
    return {
      page: { titre, prive: true, corps: <PageDuPoste lu={lu} base={`/banque/postes/${lu.poste.id}`} now={clock()} /> },
    };
  },
});

const solde = route({
  method: 'GET',
  path: '/banque/postes/:id/solde',
  right: porte,
  audit: 'postes.telechargerSolde',
  rate: 'export',
  input: z.unknown(),
  answer: async (requete) => envoyerSolde(requete, requete.parameters.id),
});

export const routesPoste: readonly AnyRoute[] = [page, solde];
