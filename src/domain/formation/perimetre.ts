import { type RawBuilder, sql } from 'kysely';
import type { Perimetre } from '#platform/actor.ts';

/**
 * The condition « this training is in the perimeter », on the aliases `f` (formations) and `s` (structures): a training
 * body sees the people referred to it, a structure those it still recruits, a préfecture its territory.
 */
export function formationVisible(perimetre: Perimetre): RawBuilder<boolean> {
  if (perimetre.type === 'nation') return sql<boolean>`true`;
  if (perimetre.type === 'organisme') return sql<boolean>`f.organisme_id = ${perimetre.organismeId}`;
  if (perimetre.type === 'structure') return sql<boolean>`s.id = ${perimetre.structureId} and f.statut <> 'annulee'`;
  if (perimetre.type === 'departements' && perimetre.codes.length > 0)
    return sql<boolean>`s.departement_code in (${sql.join([...perimetre.codes])})`;
  return sql<boolean>`false`;
}

/** The condition « this training body is in the perimeter », on the alias `o`: itself, or all for the nation. */
export function organismeVisible(perimetre: Perimetre): RawBuilder<boolean> {
  if (perimetre.type === 'nation') return sql<boolean>`true`;
  return perimetre.type === 'organisme' ? sql<boolean>`o.id = ${perimetre.organismeId}` : sql<boolean>`false`;
}
