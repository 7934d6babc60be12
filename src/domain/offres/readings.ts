import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';

/** The fiche de poste of a structure of the perimeter; nothing when it is not written yet. */
export const lireFiche = (db: Db | Tx, perimetre: Perimetre, structureId: string) =>
  db
    .selectFrom('fiches_de_poste as f')
    .innerJoin('structures as s', 's.id', 'f.structure_id')
    .selectAll('f')
    .where('f.structure_id', '=', structureId)
    .where(dansLePerimetre(perimetre))
    .executeTakeFirst();
export type Fiche = NonNullable<Awaited<ReturnType<typeof lireFiche>>>;
