import { z } from 'zod';
import { rayonDe } from '#domain/candidats/index.ts';
import { compterStructuresAutour } from '#domain/mise-en-relation/index.ts';
import { situer, trouverCommunes } from '#domain/territoires/index.ts';
import { route } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';

export const phraseStructures = (nombre: number) =>
  nombre === 0
    ? 'Aucune structure ne recrute autour de vous pour l’instant. Inscrivez-vous quand même : d’autres arrivent chaque semaine.'
    : `${pluriel(nombre, 'structure recrute', 'structures recrutent')} autour de vous.`;

const vide = { commune: '', mobilite: '' };
const texte = z.string().max(150).default('');

/** The sentence above, as the answers change. Without script, the next page says it. */
export const structuresAutour = route({
  method: 'GET',
  path: '/api/structures-autour',
  right: 'public',
  audit: 'miseEnRelation.compterStructures',
  rate: 'page',
  input: z.object({ commune: texte, mobilite: texte }).catch(vide),
  async answer({ tools, input }) {
    const communes = input.mobilite && input.commune ? await trouverCommunes(tools.db, input.commune) : [];
    const lieu = communes.length === 1 && communes[0] ? await situer(tools.db, communes[0].code) : undefined;
    if (!lieu) return { json: { phrase: '' } };
    return {
      json: { phrase: phraseStructures(await compterStructuresAutour(tools.db, lieu, rayonDe(input.mobilite))) },
    };
  },
});
