import { z } from 'zod';
import { EchecTeleprocedure } from '#platform/teleprocedure.ts';
import { type Appeler, indisponible, lireJson } from './appel.ts';

const enveloppe = z.object({
  data: z.unknown(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).nullish() }))
    .optional(),
});

type Operation<T> = {
  readonly nom: string;
  readonly texte: string;
  readonly variables: object;
  readonly reponse: z.ZodType<T>;
  readonly relisible: boolean;
};
export type Interroger = <T>(operation: Operation<T>) => Promise<T>;

// GraphQL errors come with HTTP 200; other codes (bad_request, invalid_null…) are a question badly asked.
const CODES: Readonly<Record<string, () => EchecTeleprocedure>> = {
  not_found: () => new EchecTeleprocedure('inconnu', 'inconnu'),
  unauthorized: () => new EchecTeleprocedure('interdit', 'hors_du_perimetre_du_jeton'),
  timeout: () => indisponible('erreur_du_site'),
};

/** Asks the GraphQL endpoint. The token goes in a header, there only. */
export const creerGraphql =
  (appeler: Appeler, { url, token }: { readonly url: string; readonly token: string }): Interroger =>
  ({ nom, texte, variables, reponse, relisible }) =>
    appeler({
      nom,
      relisible,
      url: `${url}/api/v2/graphql`,
      init: {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          accept: 'application/json',
        },
        body: JSON.stringify({ query: texte, variables, operationName: nom }),
      },
      lire(statut, corps) {
        if (statut === 401) throw new EchecTeleprocedure('interdit', 'jeton_expire');
        if (statut === 403) throw new EchecTeleprocedure('interdit', 'jeton_refuse');
        if (statut !== 200) throw indisponible('demande_refusee');
        const lue = enveloppe.safeParse(lireJson(corps));
        if (!lue.success) throw indisponible('reponse_illisible');
        const [erreur] = lue.data.errors ?? [];
        if (erreur) throw CODES[erreur.extensions?.code ?? '']?.() ?? indisponible('demande_refusee');
        const donnees = reponse.safeParse(lue.data.data);
        if (!donnees.success) throw indisponible('reponse_illisible');
        return donnees.data;
      },
    });
