import type { Context } from '#platform/action.ts';
import { enLots } from '#platform/lots.ts';
import {
  cycle,
  cycleLot,
  type GesteLot,
  type GesteVersement,
  type StatutLot,
  type StatutVersement,
} from './lifecycle.ts';

/** Moves locked payments along their life cycle, all alike, and writes it in their history. @throws Forbidden, Refused */
export async function changerStatuts(
  { tx, actor, now }: Context,
  versements: readonly { readonly id: string; readonly numero: number; readonly statut: StatutVersement }[],
  geste: GesteVersement,
  motif: string | null = null,
): Promise<void> {
  const statut = cycle.target(geste);
  for (const { numero, statut: actuel } of versements)
    cycle.exiger(geste, actuel, actor.role, `Le versement n° ${numero}`);
  for (const lot of enLots(versements)) {
    const ids = lot.map(({ id }) => id);
    await tx.updateTable('versements').set({ statut, statut_le: now, motif }).where('id', 'in', ids).execute();
    await tx
      .insertInto('versements_historique')
      .values(
        ids.map((id) => ({
          versement_id: id,
          geste,
          statut,
          motif,
          acteur_id: actor.id,
          role: actor.role,
          fait_le: now,
        })),
      )
      .execute();
  }
}

/** The same for one locked batch; `plus` is what else changes with its status. */
export async function changerStatutDuLot(
  { tx, actor, now }: Context,
  lot: { readonly id: string; readonly numero: number; readonly statut: StatutLot },
  geste: GesteLot,
  motif: string | null = null,
  plus: {
    valide_par?: string;
    valide_le?: Date;
    execution_le?: string;
    donneur?: string;
    nombre?: number;
    montant_centimes?: number;
    fichier_empreinte?: string;
  } = {},
): Promise<void> {
  cycleLot.exiger(geste, lot.statut, actor.role, `Le lot n° ${lot.numero}`);
  const statut = cycleLot.target(geste);
  await tx
    .updateTable('lots')
    .set({ statut, statut_le: now, motif, ...plus })
    .where('id', '=', lot.id)
    .execute();
  await tx
    .insertInto('lots_historique')
    .values({ lot_id: lot.id, geste, statut, motif, acteur_id: actor.id, role: actor.role, fait_le: now })
    .execute();
}
