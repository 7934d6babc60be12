import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '#platform/action.ts';

/** A line of the bank's answer. */
export const ligne = z.object({
  reference: z.string().max(35),
  centimes: z.number().int().positive(),
  le: z.string(),
  accepte: z.boolean(),
  code: z.string().max(10).optional(),
  motif: z.string().max(500).optional(),
});
export type Ligne = z.output<typeof ligne>;

/** A payment ordered to the bank, locked with its line. */
export type Ordre = {
  readonly id: string;
  readonly lot_id: string;
  readonly reference: string;
  etat: 'retenue' | 'exclue' | 'emise' | 'versee' | 'rejetee';
  readonly centimes: number;
  readonly rib_id: string | null;
  readonly versement_id: string;
  readonly numero: number;
  statut: 'prevu' | 'en_lot' | 'emis' | 'verse' | 'annule';
  readonly poste_id: string;
  readonly structure_id: string;
  readonly structure: string;
  readonly statutContrat: string;
  readonly contrat_id: string;
  /** The structure has paid back what it had been paid for this contract. */
  readonly rembourse: boolean;
};

/** The orders that lines of the bank name, by reference, locked until the gesture ends. */
export async function verrouillerOrdres({ tx }: Context, lignes: readonly Ligne[]): Promise<Map<string, Ordre>> {
  if (lignes.length === 0) return new Map();
  const trouves = await tx
    .selectFrom('lots_lignes as l')
    .innerJoin('versements as v', 'v.id', 'l.versement_id')
    .innerJoin('structures as s', 's.id', 'v.structure_id')
    .innerJoin('contrats as k', 'k.id', 'v.contrat_id')
    .select(['l.id', 'l.lot_id', 'l.reference', 'l.etat', 'l.centimes', 'l.rib_id', 'l.versement_id'])
    .select([
      'v.numero',
      'v.statut',
      'v.poste_id',
      'v.structure_id',
      's.nom as structure',
      'k.statut as statutContrat',
      'v.contrat_id',
    ])
    .select(
      sql<boolean>`exists (select 1 from recouvrements o join ruptures u on u.id = o.rupture_id
        where u.contrat_id = v.contrat_id and u.statut = 'confirmee' and o.statut = 'recouvre')`.as('rembourse'),
    )
    .where('l.reference', 'in', [...new Set(lignes.map(({ reference }) => reference))])
    .where('l.etat', 'in', ['emise', 'versee', 'rejetee'])
    .orderBy('v.id')
    .forUpdate(['v', 'l'])
    .execute();
  return new Map(trouves.map((ordre) => [ordre.reference, ordre]));
}

/** What a line of the bank does to an order, or why it does nothing. */
export function suiteDe(
  ordre: Ordre | undefined,
  { accepte, centimes }: Ligne,
): 'verser' | 'rejeter' | 'reprendre' | 'connu' | { probleme: string } {
  if (!ordre) return { probleme: 'Aucun versement transmis ne porte cette référence.' };
  if (ordre.centimes !== centimes) return { probleme: 'Le montant n’est pas celui du versement transmis.' };
  if (accepte) {
    if (ordre.etat === 'versee') return 'connu';
    return ordre.etat === 'emise' ? 'verser' : { probleme: 'Ce versement a déjà été rejeté par la banque.' };
  }
  if (ordre.etat === 'rejetee') return 'connu';
  if (ordre.etat !== 'versee' || ordre.statutContrat !== 'rompu') return 'rejeter';
  // What comes back of a broken contract is not to be paid again; unless the structure has already paid it back.
  return ordre.rembourse
    ? { probleme: 'La structure a déjà remboursé : rapprochez ces deux sommes, avec l’ANCT.' }
    : 'reprendre';
}
