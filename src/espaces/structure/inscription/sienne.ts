import type { Perimetre } from '#platform/actor.ts';
import { NotFound } from '#platform/errors.ts';

/** The structure of the person signed in. Another perimeter has none. */
export function sienne(perimetre: Perimetre): string {
  if (perimetre.type !== 'structure') throw new NotFound('structure');
  return perimetre.structureId;
}
