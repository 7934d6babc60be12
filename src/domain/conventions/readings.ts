import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Tools } from '#platform/action.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';
import type { Partie, StatutConvention } from './lifecycle.ts';

const conventions = (db: Db | Tx, perimetre: Perimetre) =>
  db
    .selectFrom('conventions as v')
    .innerJoin('structures as s', 's.id', 'v.structure_id')
    .select(['v.id', 'v.numero', 'v.structure_id', 'v.statut', 'v.statut_le', 'v.nombre_postes', 'v.montant_centimes'])
    .select([
      'v.duree_mois',
      'v.debut',
      'v.document_cle',
      'v.document_empreinte',
      'v.scelle_cle',
      'v.motif',
      'v.creee_le',
    ])
    .select(['s.nom as structure', 's.numero as numeroStructure', 's.departement_code'])
    .where(dansLePerimetre(perimetre));
export type ConventionLue = Awaited<ReturnType<ReturnType<typeof conventions>['executeTakeFirstOrThrow']>>;

/** The live convention of a structure of the perimeter; nothing before its subsidy is accepted. */
export const lireSaConvention = (
  db: Db | Tx,
  perimetre: Perimetre,
  structureId: string,
): Promise<ConventionLue | undefined> =>
  conventions(db, perimetre)
    .where('v.structure_id', '=', structureId)
    .where('v.statut', '!=', 'annulee')
    .executeTakeFirst();

/** One convention of the perimeter. @throws NotFound */
export async function lireConvention(db: Db | Tx, perimetre: Perimetre, conventionId: string): Promise<ConventionLue> {
  const convention = await conventions(db, perimetre).where('v.id', '=', conventionId).executeTakeFirst();
  if (!convention) throw new NotFound(`convention ${conventionId}`);
  return convention;
}

/** Several conventions of the perimeter, by their number; those outside are left out. */
export const lireConventions = async (
  db: Db,
  perimetre: Perimetre,
  ids: readonly string[],
): Promise<readonly ConventionLue[]> =>
  ids.length === 0 ? [] : conventions(db, perimetre).where('v.id', 'in', ids).orderBy('v.numero').execute();

/** Who signed, in order. Whose convention it is is the business of the caller. */
export const signaturesDe = (db: Db | Tx, conventionId: string) =>
  db
    .selectFrom('conventions_signatures as g')
    .select(['g.id', 'g.partie', 'g.mode', 'g.nom', 'g.qualite', 'g.signee_le', 'g.empreinte'])
    .select(['g.signatures_du_pdf', 'g.signature_entiere'])
    .where('g.convention_id', '=', conventionId)
    .orderBy('g.signee_le')
    .orderBy('g.partie', 'desc')
    .execute();
export type SignatureLue = Awaited<ReturnType<typeof signaturesDe>>[number];

export type Document = 'original' | Partie | 'scelle';

/** The bytes of a document of a convention of the perimeter. @throws NotFound */
export async function lireDocument(
  { db, coffre }: Tools,
  perimetre: Perimetre,
  conventionId: string,
  lequel: Document,
) {
  const convention = await lireConvention(db, perimetre, conventionId);
  const cle = await cleDe(db, convention, lequel);
  const octets = cle ? await coffre.lire(cle) : undefined;
  if (!octets) throw new NotFound(`document of convention ${conventionId}`);
  return { octets, nom: `convention-${convention.numero}${lequel === 'original' ? '' : '-signee'}.pdf` };
}

async function cleDe(
  db: Db,
  { id, document_cle, scelle_cle }: ConventionLue,
  lequel: Document,
): Promise<string | null> {
  if (lequel === 'original') return document_cle;
  if (lequel === 'scelle') return scelle_cle;
  const signature = await db
    .selectFrom('conventions_signatures')
    .select('fichier_cle')
    .where('convention_id', '=', id)
    .where('partie', '=', lequel)
    .executeTakeFirst();
  return signature?.fichier_cle ?? null;
}

export type FiltresConventions = {
  readonly statut: StatutConvention | undefined;
  readonly departement: string | undefined;
};

function filtrees(db: Db, perimetre: Perimetre, { statut, departement }: FiltresConventions) {
  let query = conventions(db, perimetre).where('v.statut', '=', statut ?? 'signee_structure');
  if (departement) query = query.where('s.departement_code', '=', departement);
  return query;
}

const cles = [
  { colonne: 'v.statut_le' as const, lire: ({ statut_le }: ConventionLue) => statut_le },
  { colonne: 'v.id' as const, lire: ({ id }: ConventionLue) => id },
];

/** One page of conventions in a status (to be signed by the operator, when none is said), the oldest first. */
export const listerConventions = (
  db: Db,
  perimetre: Perimetre,
  filtres: FiltresConventions,
  curseur?: string,
): Promise<PageDeListe<ConventionLue>> => paginer(filtrees(db, perimetre, filtres), { cles, curseur });

export const parcourirConventions = (db: Db, perimetre: Perimetre, filtres: FiltresConventions) =>
  parcourir(filtrees(db, perimetre, filtres), { cles });

export const compterConventions = async (db: Db, perimetre: Perimetre, filtres: FiltresConventions): Promise<number> =>
  (
    await db
      .selectFrom(filtrees(db, perimetre, filtres).as('v'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;
