import { sql } from 'kysely';
import { distanceKm, type Lieu, ZONE } from '#domain/territoires/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';

/** What each structure decided about the candidate signed in, the latest first: « à examiner » says nothing yet. */
export const listerSesReponses = (db: Db, { id }: Actor) =>
  db
    .selectFrom('mises_en_relation as m')
    .innerJoin('candidats as c', 'c.id', 'm.candidat_id')
    .innerJoin('structures as s', 's.id', 'm.structure_id')
    .innerJoin('communes as k', 'k.code', 's.commune_code')
    .select([
      'm.id',
      'm.statut',
      'm.statut_le',
      'm.cree_le',
      'm.motif',
      's.nom as structure',
      'k.nom as commune',
      's.departement_code',
    ])
    .where('c.utilisateur_id', '=', id)
    .where('m.statut', '!=', 'a_examiner')
    .orderBy('m.statut_le', 'desc')
    .orderBy('m.id')
    .execute();
export type Reponse = Awaited<ReturnType<typeof listerSesReponses>>[number];

/** How many structures with a free post recruit within reach of a place; `rayonKm` null: the whole of France. */
export async function compterStructuresAutour(db: Db, lieu: Lieu, rayonKm: number | null): Promise<number> {
  const memeCote = sql<boolean>`${ZONE} = ${lieu.zone}`;
  const query = db
    .selectFrom('structures as s')
    .innerJoin('communes as k', 'k.code', 's.commune_code')
    .innerJoin('departements as d', 'd.code', 's.departement_code')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('s.statut', '=', 'activee')
    .where(sql<boolean>`exists (select 1 from postes p where p.structure_id = s.id and p.statut = 'vacant'
      and not exists (select 1 from mises_en_relation m where m.poste_id = p.id))`);
  const proches =
    rayonKm === null
      ? query
      : query.where(memeCote).where(distanceKm(lieu, 'k.latitude', 'k.longitude'), '<=', rayonKm);
  return (await proches.executeTakeFirstOrThrow()).n;
}
