import type { Actor } from '#platform/actor.ts';
import { ajouterJours } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { equipes } from './equipe.ts';

/** When somebody, named by the number of his file, belonged to a team: both days included. */
export type Presence = { readonly conseiller: number; readonly du: string; readonly au: string };

const SANS_FIN = '2100-12-31';

/**
 * When each person of the team of the actor belonged to it; one of them when `membreId` says which. Somebody who left
 * and came back has periods that never overlap: what he did a day counts once, whatever the rows.
 * @throws NotFound when he coordinates no team, or that person is not of it
 */
export async function presencesDeSonEquipe(db: Db, actor: Actor, membreId?: string): Promise<readonly Presence[]> {
  if (actor.perimetre.type !== 'personne') throw new NotFound('equipe');
  const equipe = await equipes(db, actor).executeTakeFirst();
  if (!equipe) throw new NotFound('equipe');
  const lignes = await presencesDe(db, equipe.id, membreId);
  if (membreId && lignes.length === 0) throw new NotFound(`membre ${membreId}`);
  return sansDoublon(lignes);
}

/** The same for a team named by itself, when it is active: the page of a shared link. */
export const presencesDeLEquipe = async (db: Db, equipeId: string): Promise<readonly Presence[]> =>
  sansDoublon(await presencesDe(db, equipeId));

async function presencesDe(db: Db, equipeId: string, membreId?: string): Promise<Presence[]> {
  let query = db
    .selectFrom('equipes_membres as m')
    .select(['m.conseiller', 'm.du', 'm.au'])
    .where('m.equipe_id', '=', equipeId)
    .where('m.statut', 'in', ['present', 'parti']);
  if (membreId)
    query = query.where('m.conseiller', 'in', (eb) =>
      eb
        .selectFrom('equipes_membres as v')
        .select('v.conseiller')
        .where('v.id', '=', membreId)
        .where('v.equipe_id', '=', equipeId),
    );
  return (await query.execute()).map(({ au, ...reste }) => ({ ...reste, au: au ?? SANS_FIN }));
}

/** Periods of the same person that touch or overlap become one; empty ones go. */
export function sansDoublon(presences: readonly Presence[]): readonly Presence[] {
  const unies: Presence[] = [];
  const enOrdre = presences
    .filter(({ du, au }) => du <= au)
    .toSorted((a, b) => a.conseiller - b.conseiller || a.du.localeCompare(b.du));
  for (const presence of enOrdre) {
    const avant = unies.at(-1);
    if (avant?.conseiller === presence.conseiller && presence.du <= ajouterJours(avant.au, 1)) {
      unies.pop();
      unies.push({ ...avant, au: avant.au > presence.au ? avant.au : presence.au });
    } else unies.push(presence);
  }
  return unies;
}
