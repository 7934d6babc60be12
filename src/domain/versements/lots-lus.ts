import { sql } from 'kysely';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { paginer, parcourir } from '#platform/table/keyset.ts';
import { blocagesDe } from './blocages.ts';
import type { StatutLot } from './lifecycle.ts';

const lots = (db: Db) =>
  db
    .selectFrom('lots as o')
    .leftJoin('utilisateurs as p', 'p.id', 'o.prepare_par')
    .leftJoin('utilisateurs as w', 'w.id', 'o.valide_par')
    .select([
      'o.id',
      'o.numero',
      'o.statut',
      'o.statut_le',
      'o.cree_le',
      'o.prepare_par',
      'o.valide_par',
      'o.valide_le',
    ])
    .select(['o.execution_le', 'o.fichier_empreinte', 'o.motif'])
    .select(sql<string | null>`p.prenom || ' ' || p.nom`.as('ordonnateur'))
    .select(sql<string | null>`w.prenom || ' ' || w.nom`.as('valideur'))
    .select(
      sql<number>`(select count(*)::int from lots_lignes l where l.lot_id = o.id and l.etat <> 'exclue')`.as('nombre'),
    )
    .select(
      sql<number>`(select coalesce(sum(l.centimes), 0)::bigint from lots_lignes l where l.lot_id = o.id and l.etat <> 'exclue')`.as(
        'centimes',
      ),
    );
export type LotLu = Awaited<ReturnType<ReturnType<typeof lots>['executeTakeFirstOrThrow']>>;

const cles = [{ colonne: 'o.numero' as const, lire: ({ numero }: LotLu) => numero }];

/** The batches of the operator, the latest first. Another perimeter than the nation has none. */
export const listerLots = (db: Db, perimetre: Perimetre, statut: StatutLot | undefined, curseur?: string) =>
  paginer(
    lots(db)
      .where((eb) => eb.lit(perimetre.type === 'nation'))
      .$if(statut !== undefined, (query) => query.where('o.statut', '=', statut ?? 'valide')),
    { cles, sens: 'desc', curseur },
  );

export const compterLots = async (db: Db, perimetre: Perimetre, statut: StatutLot | undefined): Promise<number> =>
  perimetre.type !== 'nation'
    ? 0
    : (
        await db
          .selectFrom('lots')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .$if(statut !== undefined, (query) => query.where('statut', '=', statut ?? 'valide'))
          .executeTakeFirstOrThrow()
      ).n;

const lignes = (db: Db, perimetre: Perimetre, now: Date, lotId: string) =>
  db
    .selectFrom('lots_lignes as l')
    .innerJoin('versements as v', 'v.id', 'l.versement_id')
    .innerJoin('structures as s', 's.id', 'v.structure_id')
    .innerJoin('postes as p', 'p.id', 'v.poste_id')
    .leftJoin('ribs as r', 'r.id', 'l.rib_id')
    .select(['l.id', 'l.reference', 'l.etat', 'l.centimes', 'l.le', 'l.code', 'l.motif', 'l.versement_id'])
    .select(['v.numero', 'v.rang', 'v.prevu_le', 'p.numero as numeroPoste', 'r.iban_fin'])
    .select(['s.id as structureId', 's.nom as structure', 's.numero as numeroStructure', 's.departement_code'])
    .select(blocagesDe(dateCivile(now)).as('blocages'))
    .where('l.lot_id', '=', lotId)
    .where(dansLePerimetre(perimetre));
export type LigneLue = Awaited<ReturnType<ReturnType<typeof lignes>['executeTakeFirstOrThrow']>>;
const clesDesLignes = [{ colonne: 'v.numero' as const, lire: ({ numero }: LigneLue) => numero }];

/** One page of the lines of a batch, those left out included. */
export const listerLignes = (db: Db, perimetre: Perimetre, now: Date, lotId: string, curseur?: string) =>
  paginer(lignes(db, perimetre, now, lotId), { cles: clesDesLignes, curseur });

/**
 * A batch: what it is, what of it may be paid now (the whole of it, whatever its length: what is validated), what
 * something stops since. @throws NotFound
 */
export async function lireLot(db: Db, perimetre: Perimetre, now: Date, lotId: string) {
  const lot = perimetre.type === 'nation' ? await lots(db).where('o.id', '=', lotId).executeTakeFirst() : undefined;
  if (!lot) throw new NotFound(`lot ${lotId}`);
  const retenues =
    lot.statut === 'en_preparation' || lot.statut === 'a_valider'
      ? await lignes(db, perimetre, now, lotId).where('l.etat', '=', 'retenue').execute()
      : [];
  return {
    ...lot,
    payables: retenues.filter(({ blocages }) => blocages.length === 0),
    arretees: retenues.filter(({ blocages }) => blocages.length > 0),
  };
}

/** Who did what to a batch, the latest first. */
export const historiqueDuLot = (db: Db, lotId: string) =>
  db
    .selectFrom('lots_historique as h')
    .leftJoin('utilisateurs as u', 'u.id', 'h.acteur_id')
    .select(['h.numero', 'h.geste', 'h.motif', 'h.fait_le', sql<string | null>`u.prenom || ' ' || u.nom`.as('qui')])
    .where('h.lot_id', '=', lotId)
    .orderBy('h.numero', 'desc')
    .execute();

/** The same lines, streamed for an export. */
export const parcourirLignes = (db: Db, perimetre: Perimetre, now: Date, lotId: string) =>
  parcourir(lignes(db, perimetre, now, lotId), { cles: clesDesLignes });

/** How many lines a batch has, those left out included. Whose batch it is is the business of the caller. */
export const compterLignes = async (db: Db, lotId: string): Promise<number> =>
  (
    await db
      .selectFrom('lots_lignes')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('lot_id', '=', lotId)
      .executeTakeFirstOrThrow()
  ).n;
