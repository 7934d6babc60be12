import { lireFormation } from '#domain/formation/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';

type Arrivee = { readonly mise_en_relation_id: string; readonly depart_formation_le: string | null };

/**
 * When the conseiller leaves for training (guide, étape 8): the training body's date, or, while it has none, the one that
 * the structure said. The arrival was read in the perimeter of whoever asks.
 */
export async function lireDepart(db: Db | Tx, { mise_en_relation_id, depart_formation_le }: Arrivee) {
  const formation = await lireFormation(db, SYSTEME.perimetre, mise_en_relation_id);
  return {
    le: formation?.debut ?? depart_formation_le,
    /** Said by the training body: nobody says it again. */
    connu: formation?.debut !== undefined && formation.debut !== null,
    fin: formation?.fin ?? null,
    dispense: formation?.statut === 'dispensee',
  };
}
export type Depart = Awaited<ReturnType<typeof lireDepart>>;
