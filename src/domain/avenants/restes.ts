import { type Soldes, soldesDesPostes, sortiDuPoste } from '#domain/grand-livre/index.ts';
import type { Db, Tx } from '#platform/db/guard.ts';

type Poste = { readonly id: string; readonly numero: number; readonly montant_centimes: number };

/** A post given back: what was granted, what it spent and what is left of it, in centimes. */
export type Reste = {
  readonly posteId: string;
  readonly numero: number;
  readonly montantCentimes: number;
  readonly depenseCentimes: number;
  readonly resteCentimes: number;
  readonly aRecouvrerCentimes: number;
};

const reste = ({ id, numero, montant_centimes: montantCentimes }: Poste, soldes: Soldes | undefined): Reste => {
  const depenseCentimes = soldes ? sortiDuPoste(soldes) : 0;
  return {
    posteId: id,
    numero,
    montantCentimes,
    depenseCentimes,
    resteCentimes: montantCentimes - depenseCentimes,
    aRecouvrerCentimes: soldes?.a_recouvrer ?? 0,
  };
};

/** What each post has left: granted, less what the ledger spent on it. */
export async function restesDesPostes(db: Db | Tx, postes: readonly Poste[]): Promise<readonly Reste[]> {
  const soldes = await soldesDesPostes(
    db,
    postes.map(({ id }) => id),
  );
  return postes.map((poste) => reste(poste, soldes.get(poste.id)));
}

export const total = (restes: readonly { readonly resteCentimes: number }[]): number =>
  restes.reduce((somme, { resteCentimes }) => somme + resteCentimes, 0);

/** The posts that a demand bears on, by number. */
export const lirePostesDe = (db: Db | Tx, avenantId: string) =>
  db
    .selectFrom('avenants_postes as l')
    .innerJoin('postes as p', 'p.id', 'l.poste_id')
    .select(['p.id', 'p.numero', 'p.montant_centimes'])
    .where('l.avenant_id', '=', avenantId)
    .orderBy('p.numero')
    .execute();
