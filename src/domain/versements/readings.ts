import { type SqlBool, sql } from 'kysely';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';
import { BLOCAGES, blocagesDe, type CodeBlocage } from './blocages.ts';

/** Payments of a perimeter, with what stops each of them today. */
export const versements = (db: Db | Tx, perimetre: Perimetre, now: Date) =>
  db
    .selectFrom('versements as v')
    .innerJoin('structures as s', 's.id', 'v.structure_id')
    .innerJoin('postes as p', 'p.id', 'v.poste_id')
    .innerJoin('contrats as k', 'k.id', 'v.contrat_id')
    .select([
      'v.id',
      'v.numero',
      'v.rang',
      'v.periode',
      'v.montant_centimes',
      'v.prevu_le',
      'v.echu_le',
      'v.statut',
      'v.statut_le',
    ])
    .select([
      'v.motif',
      'v.contrat_id',
      'v.poste_id',
      'p.numero as numeroPoste',
      'k.signe_le',
      'k.statut as statutContrat',
    ])
    .select(['s.id as structureId', 's.nom as structure', 's.numero as numeroStructure', 's.departement_code'])
    .select(blocagesDe(dateCivile(now)).as('blocages'))
    .where(dansLePerimetre(perimetre));
export type VersementLu = Awaited<ReturnType<ReturnType<typeof versements>['executeTakeFirstOrThrow']>>;

/** The schedule of a structure of the perimeter: every payment of every post, cancelled ones included. */
export const lireEcheancier = (db: Db, perimetre: Perimetre, now: Date, structureId: string): Promise<VersementLu[]> =>
  versements(db, perimetre, now)
    .where('v.structure_id', '=', structureId)
    .orderBy('p.numero')
    .orderBy('k.signe_le')
    .orderBy('v.periode')
    .orderBy('v.rang')
    .execute();

/** The payments of a post that a perimeter reads: after a transfer, each structure its own. */
export const lireVersementsDuPoste = (
  db: Db,
  perimetre: Perimetre,
  now: Date,
  posteId: string,
): Promise<VersementLu[]> =>
  versements(db, perimetre, now)
    .where('v.poste_id', '=', posteId)
    .orderBy('k.signe_le')
    .orderBy('v.periode')
    .orderBy('v.rang')
    .execute();

/** Where a payment stands for people: its status, or what its date and what stops it make of it. */
export const ETATS = {
  a_payer: { libelle: 'À payer', badge: 'warning' },
  bloque: { libelle: 'Bloqué', badge: 'error' },
  prevu: { libelle: 'Prévu', badge: 'new' },
  en_lot: { libelle: 'Dans un lot', badge: 'info' },
  emis: { libelle: 'Transmis à la banque', badge: 'info' },
  verse: { libelle: 'Versé', badge: 'success' },
  annule: { libelle: 'Annulé', badge: 'neutral' },
} as const;
export type EtatVersement = keyof typeof ETATS;
export const estEtat = (valeur: string): valeur is EtatVersement => valeur in ETATS;

export function etatDuVersement(
  { statut, prevu_le, blocages }: Pick<VersementLu, 'statut' | 'prevu_le' | 'blocages'>,
  now: Date,
): EtatVersement {
  if (statut !== 'prevu') return statut;
  if (prevu_le > dateCivile(now)) return 'prevu';
  return blocages.length > 0 ? 'bloque' : 'a_payer';
}

/** Its date has come, and the structure itself can lift what stops it. */
export const attendLaStructure = (versement: VersementLu, now: Date): boolean =>
  etatDuVersement(versement, now) === 'bloque' &&
  versement.blocages.some((code) => BLOCAGES[code].qui === 'La structure');

export type FiltresVersements = {
  readonly etat: EtatVersement | undefined;
  readonly departement: string | undefined;
  readonly blocage: CodeBlocage | undefined;
  /** Civil date: those planned until then. */
  readonly jusquAu: string | undefined;
};
export const SANS_FILTRE: FiltresVersements = {
  etat: undefined,
  departement: undefined,
  blocage: undefined,
  jusquAu: undefined,
};

export function filtrees(db: Db | Tx, perimetre: Perimetre, now: Date, filtres: FiltresVersements) {
  const aujourdhui = dateCivile(now);
  const blocages = blocagesDe(aujourdhui);
  let query = versements(db, perimetre, now);
  const { etat, departement, blocage, jusquAu } = filtres;
  if (departement) query = query.where('s.departement_code', '=', departement);
  if (jusquAu) query = query.where('v.prevu_le', '<=', jusquAu);
  if (blocage) query = query.where(sql<SqlBool>`${blocage} = any(${blocages})`);
  if (!etat) return query;
  if (etat === 'prevu') return query.where('v.statut', '=', 'prevu').where('v.prevu_le', '>', aujourdhui);
  if (etat !== 'a_payer' && etat !== 'bloque') return query.where('v.statut', '=', etat);
  return query
    .where('v.statut', '=', 'prevu')
    .where('v.prevu_le', '<=', aujourdhui)
    .where(etat === 'bloque' ? sql<SqlBool>`cardinality(${blocages}) > 0` : sql<SqlBool>`cardinality(${blocages}) = 0`);
}

const cles = [
  { colonne: 'v.prevu_le' as const, lire: ({ prevu_le }: VersementLu) => prevu_le },
  { colonne: 'v.id' as const, lire: ({ id }: VersementLu) => id },
];

/** One page of payments, the earliest planned first. */
export const listerVersements = (
  db: Db,
  perimetre: Perimetre,
  now: Date,
  filtres: FiltresVersements,
  curseur?: string,
): Promise<PageDeListe<VersementLu>> => paginer(filtrees(db, perimetre, now, filtres), { cles, curseur });

export const parcourirVersements = (db: Db, perimetre: Perimetre, now: Date, filtres: FiltresVersements) =>
  parcourir(filtrees(db, perimetre, now, filtres), { cles });

export type Total = { readonly nombre: number; readonly centimes: number };
/** How many payments the filters keep, and their sum in centimes. */
export const compterVersements = (
  db: Db,
  perimetre: Perimetre,
  now: Date,
  filtres: FiltresVersements,
): Promise<Total> =>
  db
    .selectFrom(filtrees(db, perimetre, now, filtres).as('v'))
    .select((eb) => [
      eb.fn.countAll<number>().as('nombre'),
      sql<number>`coalesce(sum(v.montant_centimes), 0)::bigint`.as('centimes'),
    ])
    .executeTakeFirstOrThrow();
