import { sql } from 'kysely';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { SANS_AVIS } from './lifecycle.ts';

/** The avis in force first, then those withdrawn, the latest first; a duplicate names the other file. */
export const listerAvis = (db: Db, perimetre: Perimetre, structureId: string) =>
  db
    .selectFrom('avis as a')
    .innerJoin('structures as s', 's.id', 'a.structure_id')
    .innerJoin('vagues as v', 'v.id', 'a.vague_id')
    .leftJoin('structures as autre', 'autre.id', 'a.doublon_de')
    .select(['a.id', 'a.sens', 'a.nombre_postes', 'a.motif', 'a.rendu_le', 'a.retire_le', 'v.numero as vague'])
    .select(['autre.id as doublonId', 'autre.numero as doublonNumero'])
    .where('a.structure_id', '=', structureId)
    .where(dansLePerimetre(perimetre))
    .orderBy(sql`a.retire_le is null`, 'desc')
    .orderBy('a.rendu_le', 'desc')
    .orderBy('a.id')
    .execute();

/** What ANCT decided, the latest first. */
export const listerDecisions = (db: Db, perimetre: Perimetre, structureId: string) =>
  db
    .selectFrom('decisions as d')
    .innerJoin('structures as s', 's.id', 'd.structure_id')
    .select(['d.id', 'd.sens', 'd.nombre_postes', 'd.montant_centimes', 'd.motif', 'd.prise_le'])
    .where('d.structure_id', '=', structureId)
    .where(dansLePerimetre(perimetre))
    .orderBy('d.prise_le', 'desc')
    .execute();

/** The posts of a structure, by number. Amounts in centimes. */
export const postesDeLaStructure = (db: Db, perimetre: Perimetre, structureId: string) =>
  db
    .selectFrom('postes as p')
    .innerJoin('structures as s', 's.id', 'p.structure_id')
    .select(['p.id', 'p.numero', 'p.statut', 'p.montant_centimes', 'p.cree_le'])
    .where('p.structure_id', '=', structureId)
    .where(dansLePerimetre(perimetre))
    .orderBy('p.numero')
    .execute();

/** The file that waits after this one, in the order of the queue: « dossier suivant ». */
export async function dossierSuivant(
  db: Db,
  perimetre: Perimetre,
  apres: { confirmee_le: Date | null; id: string },
): Promise<string | undefined> {
  const suivants = db
    .selectFrom('structures as s')
    .select('s.id')
    .where('s.statut', 'in', SANS_AVIS)
    .where('s.id', '!=', apres.id)
    .where(dansLePerimetre(perimetre))
    .orderBy('s.confirmee_le')
    .orderBy('s.id')
    .limit(1);
  const suivant = apres.confirmee_le
    ? await suivants
        .where((eb) => eb(eb.refTuple('s.confirmee_le', 's.id'), '>', eb.tuple(apres.confirmee_le, apres.id)))
        .executeTakeFirst()
    : undefined;
  return (suivant ?? (await suivants.executeTakeFirst()))?.id;
}
