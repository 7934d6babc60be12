import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';

/** The avis in force and those withdrawn, the latest first. */
export const listerAvis = (db: Db, perimetre: Perimetre, structureId: string) =>
  db
    .selectFrom('avis as a')
    .innerJoin('structures as s', 's.id', 'a.structure_id')
    .innerJoin('vagues as v', 'v.id', 'a.vague_id')
    .select(['a.id', 'a.sens', 'a.nombre_postes', 'a.motif', 'a.rendu_le', 'a.retire_le', 'v.numero as vague'])
    .where('a.structure_id', '=', structureId)
    .where(dansLePerimetre(perimetre))
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
    .where('s.statut', '=', 'a_instruire')
    .where('s.id', '!=', apres.id)
    .where(dansLePerimetre(perimetre))
    .orderBy('s.confirmee_le')
    .orderBy('s.id')
    .limit(1);
  const suivant = apres.confirmee_le
    ? await suivants.where('s.confirmee_le', '>=', apres.confirmee_le).executeTakeFirst()
    : undefined;
  return (suivant ?? (await suivants.executeTakeFirst()))?.id;
}
