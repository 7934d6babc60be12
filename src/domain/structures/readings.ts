import type { ExpressionBuilder } from 'kysely';
import { z } from 'zod';
import type { Perimetre } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import type { DB } from '#platform/db/schema.ts';
import { NotFound } from '#platform/errors.ts';
import { aUnLienValable } from './liens.ts';
import { STATUTS_VIVANTS } from './lifecycle.ts';
import { dansLePerimetre } from './perimetre.ts';
import { identifiantNormalise } from './siret.ts';

/** Everything declared about a structure, with its place. Outside the perimeter it does not exist. */
export async function lireStructure(db: Db | Tx, perimetre: Perimetre, id: string) {
  const structure = await db
    .selectFrom('structures as s')
    .innerJoin('communes as c', 'c.code', 's.commune_code')
    .innerJoin('departements as d', 'd.code', 's.departement_code')
    .selectAll('s')
    .select(['c.nom as commune', 'c.codes_postaux', 'd.nom as departement'])
    .where('s.id', '=', id)
    .where(dansLePerimetre(perimetre))
    .executeTakeFirst();
  if (!structure) throw new NotFound(`structure ${id}`);
  return structure;
}
export type Structure = Awaited<ReturnType<typeof lireStructure>>;

export type FaitHistorique = {
  geste: string;
  statut: string;
  motif: string | null;
  role: string;
  fait_le: Date;
  /** What stood before a correction, by column. */
  avant: Readonly<Record<string, string>>;
};

const AVANT = z.record(z.string(), z.coerce.string());

/** The history of a registration, oldest first. */
export async function lireHistorique(db: Db, perimetre: Perimetre, structureId: string): Promise<FaitHistorique[]> {
  const lignes = await db
    .selectFrom('structures_historique as h')
    .innerJoin('structures as s', 's.id', 'h.structure_id')
    .select(['h.geste', 'h.statut', 'h.motif', 'h.role', 'h.fait_le', 'h.avant'])
    .where('h.structure_id', '=', structureId)
    .where(dansLePerimetre(perimetre))
    .orderBy('h.numero')
    .execute();
  return lignes.map(({ avant, ...ligne }) => ({
    ...ligne,
    avant: AVANT.parse(avant ?? {}),
  }));
}

/** The condition « a live registration holds this number », on the alias `s`: not one that nobody can confirm any more. */
export const vivante = (identifiant: string, now: Date) => (eb: ExpressionBuilder<DB & { s: DB['structures'] }, 's'>) =>
  eb.and([
    eb('s.identifiant', '=', identifiantNormalise(identifiant)),
    eb('s.statut', 'in', [...STATUTS_VIVANTS]),
    eb.or([eb('s.statut', '!=', 'a_confirmer'), aUnLienValable(now)(eb)]),
  ]);

/** Is a live registration holding this number? */
export const estInscrite = async (db: Db, identifiant: string, now: Date): Promise<boolean> =>
  (await db.selectFrom('structures as s').select('s.id').where(vivante(identifiant, now)).executeTakeFirst()) !==
  undefined;

/** Same SIRET, or same name in the same commune: what looks like the same structure twice. */
export const listerDoublonsPossibles = (
  db: Db,
  perimetre: Perimetre,
  structure: Pick<Structure, 'id' | 'identifiant' | 'nom_tri' | 'commune_code'>,
) =>
  db
    .selectFrom('structures as s')
    .select(['s.id', 's.numero', 's.nom', 's.identifiant', 's.statut'])
    .where('s.id', '!=', structure.id)
    .where('s.statut', 'in', ['a_instruire', 'avis_rendu', 'examen_complementaire', 'activee'])
    .where((eb) =>
      eb.or([
        eb('s.identifiant', '=', structure.identifiant),
        eb.and([eb('s.commune_code', '=', structure.commune_code), eb('s.nom_tri', '=', structure.nom_tri)]),
      ]),
    )
    .where(dansLePerimetre(perimetre))
    .limit(10)
    .execute();
