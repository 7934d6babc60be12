import { z } from 'zod';
import { ajouterMorceau, commencerEnvoi, MORCEAU_OCTETS } from '#domain/imports/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { InvalidInput } from '#platform/errors.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

export const ENVOIS = '/anct/imports/envois';
const adresseDe = (importId: string | null) => (importId ? `/anct/imports/${importId}` : null);

/** What a script needs to send a file piece by piece, from where it was cut the last time. */
const commencer = route({
  method: 'POST',
  path: ENVOIS,
  right: porte,
  audit: 'imports.commencerEnvoi',
  rate: 'formulaire',
  input: z.object({
    liste: z.enum(['candidats', 'structures']),
    nom: z.string(),
    taille: z.coerce.number(),
    version: z.string(),
  }),
  async answer({ tools, actor, input }) {
    const { id, recus } = await commencerEnvoi(tools, actor, input);
    return { json: { adresse: `${ENVOIS}/${id}`, recus, morceau: MORCEAU_OCTETS } };
  },
});

/** One piece, at `?position=`: 409 says where the file really stands, 422 why it is not such a list. */
const ajouter = route({
  method: 'POST',
  path: `${ENVOIS}/:id`,
  right: porte,
  audit: 'imports.ajouterMorceau',
  rate: 'api',
  input: z.unknown(),
  upload: MORCEAU_OCTETS,
  async answer({ tools, actor, parameters, url, fichiers }) {
    const position = Number(url.searchParams.get('position') || Number.NaN);
    const [morceau] = fichiers;
    try {
      const { recus, importId } = await ajouterMorceau(tools, actor, { envoiId: parameters.id, position, morceau });
      const deplace = importId === null && recus !== position + (morceau?.taille ?? 0);
      return { json: { recus, suite: adresseDe(importId) }, statut: deplace ? 409 : 200 };
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return { json: { refus: Object.values(error.fields).join(' ') }, statut: 422 };
    }
  },
});

export const routesEnvois: readonly AnyRoute[] = [commencer, ajouter];
