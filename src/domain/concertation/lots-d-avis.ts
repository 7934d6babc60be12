import { dansLePerimetre, STATUTS_EN_FILE } from '#domain/structures/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';

/** The avis that a bulk gesture gave, in the perimeter. */
export const avisDuLot = (db: Db | Tx, perimetre: Perimetre, lotId: string) =>
  db
    .selectFrom('avis as a')
    .innerJoin('structures as s', 's.id', 'a.structure_id')
    .select([
      's.id as structureId',
      's.numero',
      's.nom',
      's.statut',
      'a.sens',
      'a.nombre_postes as nombrePostes',
      'a.motif',
      'a.rendu_le as renduLe',
      'a.retire_le as retireLe',
      'a.remplace_id as remplaceId',
    ])
    .where('a.lot_id', '=', lotId)
    .where(dansLePerimetre(perimetre))
    .orderBy('s.nom_tri')
    .orderBy('s.id')
    .execute();
export type AvisDuLot = Awaited<ReturnType<typeof avisDuLot>>[number];

/** What a bulk gesture did, file by file, and how many of its avis can still be taken back. */
export async function lireLot(
  db: Db,
  perimetre: Perimetre,
  lotId: string,
): Promise<{ avis: readonly AvisDuLot[]; annulables: number }> {
  const avis = await avisDuLot(db, perimetre, lotId);
  if (avis.length === 0) throw new NotFound('lot');
  return {
    avis,
    annulables: avis.filter(({ retireLe, statut }) => retireLe === null && statut === 'avis_rendu').length,
  };
}

export type ApercuEnBloc = {
  readonly dossiers: number;
  /** Avis in force that would be replaced. */
  readonly avecAvis: number;
  readonly postesDemandes: number;
  /** Files that do not know how many posts they want: one each. */
  readonly sansNombre: number;
};

/** What a bulk avis would touch: the files that can still get one. Nothing is written. */
export async function apercuEnBloc(db: Db, perimetre: Perimetre, ids: readonly string[]): Promise<ApercuEnBloc> {
  if (ids.length === 0) return { dossiers: 0, avecAvis: 0, postesDemandes: 0, sansNombre: 0 };
  const lignes = await db
    .selectFrom('structures as s')
    .select(['s.statut', 's.postes_souhaites as postes'])
    .where('s.id', 'in', [...ids])
    .where('s.statut', 'in', [...STATUTS_EN_FILE])
    .where(dansLePerimetre(perimetre))
    .execute();
  return {
    dossiers: lignes.length,
    avecAvis: lignes.filter(({ statut }) => statut === 'avis_rendu').length,
    postesDemandes: lignes.reduce((total, { postes }) => total + (postes ?? 1), 0),
    sansNombre: lignes.filter(({ postes }) => postes === null).length,
  };
}
