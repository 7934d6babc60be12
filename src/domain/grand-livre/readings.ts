import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { paginer, parcourir } from '#platform/table/keyset.ts';

const ecritures = (db: Db, perimetre: Perimetre) =>
  db
    .selectFrom('ecritures as e')
    .innerJoin('structures as s', 's.id', 'e.structure_id')
    .innerJoin('postes as p', 'p.id', 'e.poste_id')
    .select(['e.numero', 'e.cause', 'e.debit', 'e.credit', 'e.centimes', 'e.valeur_le', 'e.passee_le', 'e.poste_id'])
    .select(['s.id as structureId', 's.nom as structure', 's.numero as numeroStructure', 'p.numero as numeroPoste'])
    .where(dansLePerimetre(perimetre));
export type EcritureLue = Awaited<ReturnType<ReturnType<typeof ecritures>['executeTakeFirstOrThrow']>>;

/** The rows of one post of the perimeter, the first one first. */
export const ecrituresDuPoste = (db: Db, perimetre: Perimetre, posteId: string): Promise<EcritureLue[]> =>
  ecritures(db, perimetre).where('e.poste_id', '=', posteId).orderBy('e.numero').execute();

const cles = [{ colonne: 'e.numero' as const, lire: ({ numero }: EcritureLue) => numero }];

/** The ledger within a perimeter, the latest row first, page by page. */
export const listerEcritures = (db: Db, perimetre: Perimetre, curseur?: string) =>
  paginer(ecritures(db, perimetre), { cles, sens: 'desc', curseur });

/** The same, whole, in the order in which it was written. */
export const parcourirEcritures = (db: Db, perimetre: Perimetre) => parcourir(ecritures(db, perimetre), { cles });
