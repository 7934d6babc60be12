import type { Tx } from '#platform/db/guard.ts';
import { parts, TRANCHES } from './echeancier.ts';

type Poste = { readonly id: string; readonly montant_centimes: number };
type Recu = { readonly montantCentimes: number; readonly tranches: readonly { centimes: number; le?: string }[] };

/** Posts that came from another structure: what it did not spend, and the payments that came with them. */
export async function postesRecus(tx: Tx, postes: readonly Poste[]): Promise<ReadonlyMap<string, Recu>> {
  if (postes.length === 0) return new Map();
  const ids = postes.map(({ id }) => id);
  const transferts = await tx
    .selectFrom('postes_transferts')
    .select(['poste_id', 'depense_centimes'])
    .where('poste_id', 'in', ids)
    .orderBy('numero')
    .execute();
  // What each holder in turn had spent includes what the former ones had.
  const depenses = new Map(transferts.map(({ poste_id, depense_centimes }) => [poste_id, depense_centimes]));
  if (depenses.size === 0) return new Map();
  const aVenir = await tx
    .selectFrom('versements')
    .select(['poste_id', 'montant_centimes', 'prevu_le'])
    .where('poste_id', 'in', [...depenses.keys()])
    .where('statut', '=', 'prevu')
    .where('echu_le', 'is', null)
    .orderBy('prevu_le')
    .execute();
  return new Map(
    postes.flatMap(({ id, montant_centimes }) => {
      const depense = depenses.get(id);
      if (depense === undefined) return [];
      const siens = aVenir
        .filter(({ poste_id }) => poste_id === id)
        .map(({ montant_centimes: centimes, prevu_le: le }) => ({ centimes, le }));
      const reste = montant_centimes - depense;
      return [[id, { montantCentimes: reste, tranches: siens.length > 0 ? enTrois(siens) : parts(reste) }] as const];
    }),
  );
}

/** The document has a column a payment: those already made elsewhere are empty. */
const enTrois = (tranches: Recu['tranches']): Recu['tranches'] => [
  ...Array.from({ length: Math.max(0, TRANCHES.length - tranches.length) }, () => ({ centimes: 0 })),
  ...tranches.slice(-TRANCHES.length),
];
