import type { Context } from '#platform/action.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { cycleEntretien, type GesteEntretien, type StatutEntretien } from './cycle-entretien.ts';

const CRENEAUX_MAX = 3;

export type Entretien = {
  readonly id: string;
  readonly mise_en_relation_id: string;
  readonly statut: StatutEntretien;
  readonly debut: Date | null;
  readonly duree_minutes: number;
  readonly lieu: string;
  readonly message: string;
  readonly version: number;
};

const COLONNES = [
  'e.id',
  'e.mise_en_relation_id',
  'e.statut',
  'e.debut',
  'e.duree_minutes',
  'e.lieu',
  'e.message',
  'e.version',
] as const;

/** The interview not cancelled of a relation, locked. */
export const verrouillerEntretien = ({ tx }: Context, relationId: string): Promise<Entretien | undefined> =>
  tx
    .selectFrom('entretiens as e')
    .select(COLONNES)
    .where('e.mise_en_relation_id', '=', relationId)
    .where('e.statut', '!=', 'annule')
    .orderBy('e.cree_le', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();

/** The same, that must be there. @throws NotFound */
export async function exigerEntretien(context: Context, relationId: string): Promise<Entretien> {
  const entretien = await verrouillerEntretien(context, relationId);
  if (!entretien) throw new NotFound('entretien');
  return entretien;
}

/** The interviews not cancelled of several relations, with their slots. */
export async function listerEntretiens(db: Db | Tx, relationIds: readonly string[]) {
  if (relationIds.length === 0) return [];
  const entretiens = await db
    .selectFrom('entretiens as e')
    .select(COLONNES)
    .where('e.mise_en_relation_id', 'in', [...relationIds])
    .where('e.statut', '!=', 'annule')
    .orderBy('e.cree_le', 'desc')
    .execute();
  const ids = entretiens.map(({ id }) => id);
  const creneaux =
    ids.length === 0
      ? []
      : await db
          .selectFrom('entretiens_creneaux')
          .selectAll()
          .where('entretien_id', 'in', ids)
          .orderBy('debut')
          .execute();
  return entretiens.map((entretien) => ({
    ...entretien,
    creneaux: creneaux.filter(({ entretien_id }) => entretien_id === entretien.id).map(({ debut }) => debut),
  }));
}
export type EntretienLu = Awaited<ReturnType<typeof listerEntretiens>>[number];

/** Moves an interview along its life cycle; its version grows, so that calendars keep the latest. */
export async function changerEntretien(
  { tx, actor, now }: Context,
  entretien: Entretien,
  geste: GesteEntretien,
  valeurs: { debut?: Date | null; message?: string; lieu?: string; duree_minutes?: number } = {},
): Promise<Entretien> {
  cycleEntretien.exiger(geste, entretien.statut, actor.role, 'Cet entretien');
  const change = { ...valeurs, statut: cycleEntretien.target(geste), version: entretien.version + 1 };
  await tx
    .updateTable('entretiens')
    .set({ ...change, statut_le: now })
    .where('id', '=', entretien.id)
    .execute();
  return { ...entretien, ...change };
}

/** Replaces the slots proposed. @throws InvalidInput when none is to come, or there are too many. */
export async function poserCreneaux(
  { tx, now }: Context,
  entretienId: string,
  creneaux: readonly Date[],
): Promise<void> {
  const uniques = [...new Set(creneaux.map((creneau) => creneau.getTime()))];
  if (uniques.length === 0) throw new InvalidInput({ date1: 'Proposez au moins une date.' });
  if (uniques.length > CRENEAUX_MAX) throw new InvalidInput({ date1: `Proposez ${CRENEAUX_MAX} dates au plus.` });
  if (uniques.some((moment) => moment <= now.getTime()))
    throw new InvalidInput({ date1: 'Une de ces dates est passée. Proposez des dates à venir.' });
  await tx.deleteFrom('entretiens_creneaux').where('entretien_id', '=', entretienId).execute();
  await tx
    .insertInto('entretiens_creneaux')
    .values(uniques.map((moment) => ({ entretien_id: entretienId, debut: new Date(moment) })))
    .execute();
}

/** The slot chosen must be one of those proposed, and still to come. @throws Refused */
export async function exigerCreneau({ tx, now }: Context, entretienId: string, debut: Date): Promise<void> {
  const propose = await tx
    .selectFrom('entretiens_creneaux')
    .select('debut')
    .where('entretien_id', '=', entretienId)
    .where('debut', '=', debut)
    .executeTakeFirst();
  if (!propose) throw new Refused('Cette date n’est plus proposée. Rechargez la page.');
  if (debut <= now) throw new Refused('Cette date est passée. Demandez-en d’autres.');
}
