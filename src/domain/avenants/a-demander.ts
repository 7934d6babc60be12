import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { type Reste, restesDesPostes } from './restes.ts';

/** The vacant posts of a structure of the perimeter that nobody is chosen for, with what each has left. */
export async function lirePostesARendre(db: Db, perimetre: Perimetre, structureId: string): Promise<readonly Reste[]> {
  const postes = await db
    .selectFrom('postes as p')
    .innerJoin('structures as s', 's.id', 'p.structure_id')
    .select(['p.id', 'p.numero', 'p.montant_centimes'])
    .where('p.structure_id', '=', structureId)
    .where('p.statut', '=', 'vacant')
    .where(dansLePerimetre(perimetre))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('mises_en_relation as m').select('m.id').whereRef('m.poste_id', '=', 'p.id'))),
    )
    .orderBy('p.numero')
    .execute();
  return restesDesPostes(db, postes);
}

/** The live posts of a structure of the perimeter, filled or not: what may go to another structure. */
export const lirePostesATransferer = (db: Db, perimetre: Perimetre, structureId: string) =>
  db
    .selectFrom('postes as p')
    .innerJoin('structures as s', 's.id', 'p.structure_id')
    .select(['p.id', 'p.numero', 'p.statut'])
    .where('p.structure_id', '=', structureId)
    .where('p.statut', 'in', ['vacant', 'pourvu'])
    .where(dansLePerimetre(perimetre))
    .orderBy('p.numero')
    .execute();
