import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';

/**
 * The condition « this arrival is in the perimeter », on the aliases `s` (structures) and `c` (candidats): a conseiller
 * sees his own, a structure those of its conseillers, a préfecture its territory.
 */
export function visible({ id, perimetre }: Actor): RawBuilder<boolean> {
  if (perimetre.type === 'nation') return sql<boolean>`true`;
  if (perimetre.type === 'structure') return sql<boolean>`s.id = ${perimetre.structureId}`;
  if (perimetre.type === 'personne') return sql<boolean>`c.utilisateur_id = ${id}`;
  if (perimetre.type === 'departements' && perimetre.codes.length > 0)
    return sql<boolean>`s.departement_code in (${sql.join([...perimetre.codes])})`;
  return sql<boolean>`false`;
}
