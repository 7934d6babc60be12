import type { Context } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { peutTenirDesTags } from './rights.ts';

export type PorteeDeTag = {
  readonly portee: 'conseiller' | 'structure' | 'departement' | 'nation';
  readonly ids: readonly string[];
};

/** The tags that belong to whoever acts: of himself, his structure, his département or départements, the nation. */
export async function porteeDe(db: Db | Tx, { id, perimetre }: Actor): Promise<PorteeDeTag> {
  if (perimetre.type === 'nation') return { portee: 'nation', ids: [''] };
  if (perimetre.type === 'departements') return { portee: 'departement', ids: perimetre.codes };
  if (perimetre.type === 'structure') {
    const structure = await db
      .selectFrom('structures')
      .select('numero')
      .where('id', '=', perimetre.structureId)
      .executeTakeFirst();
    return { portee: 'structure', ids: structure ? [String(structure.numero)] : [] };
  }
  const lui =
    perimetre.type === 'personne'
      ? await db.selectFrom('candidats').select('numero').where('utilisateur_id', '=', id).executeTakeFirst()
      : undefined;
  return { portee: 'conseiller', ids: lui ? [String(lui.numero)] : [] };
}

/** The one scope where whoever acts keeps tags. @throws Forbidden, NotFound */
export async function porteeTenue({ tx, actor }: Context) {
  if (!peutTenirDesTags(actor)) throw new Forbidden('activites.tenirDesTags');
  const { portee, ids } = await porteeDe(tx, actor);
  const [portee_id] = ids;
  if (portee_id === undefined) throw new NotFound('scope of tags');
  return { portee, portee_id };
}
