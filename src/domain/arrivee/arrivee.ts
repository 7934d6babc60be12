import type { Context } from '#platform/action.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { cycleKit, type GesteKit } from './lifecycle.ts';
import { visible } from './perimetre.ts';

/** An arrival of whoever acts with its kit, locked until the gesture ends. @throws NotFound */
export async function verrouillerArrivee({ tx, actor }: Context, arriveeId: string) {
  const arrivee = await tx
    .selectFrom('arrivees as a')
    .innerJoin('contrats as k', 'k.id', 'a.contrat_id')
    .innerJoin('structures as s', 's.id', 'a.structure_id')
    .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
    .innerJoin('kits as t', 't.arrivee_id', 'a.id')
    .selectAll('a')
    .select(['k.debut', 'k.fin', 'k.mise_en_relation_id', 's.nom as structure', 'c.prenom', 'c.utilisateur_id'])
    .select(['t.statut as kit', 't.numero as numeroKit', 't.manques', 't.envoi_id', 't.suivi'])
    .where('a.id', '=', arriveeId)
    .where(visible(actor))
    .forNoKeyUpdate('a')
    .executeTakeFirst();
  if (!arrivee) throw new NotFound(`arrivee ${arriveeId}`);
  return arrivee;
}
export type ArriveeVerrouillee = Awaited<ReturnType<typeof verrouillerArrivee>>;

/** The same, for gestures of those who prepare an arrival. @throws NotFound, Refused once the contract is over */
export async function verrouillerOuverte(context: Context, arriveeId: string): Promise<ArriveeVerrouillee> {
  const arrivee = await verrouillerArrivee(context, arriveeId);
  if (arrivee.statut === 'close') throw new Refused('Ce contrat est terminé : il n’y a plus d’arrivée à préparer.');
  return arrivee;
}

type Changement = {
  readonly taille?: 'XS' | 'S' | 'M' | 'L' | 'XL' | '2XL' | '3XL' | '4XL';
  readonly coupe?: 'droite' | 'ajustee';
  readonly livraison?: 'structure' | 'autre';
  readonly adresse?: string | null;
  readonly code_postal_ville?: string | null;
  readonly suivi?: string | null;
  readonly envoi_id?: string | null;
  readonly expedie_le?: Date | null;
  readonly manques?: string[];
  readonly precisions?: string | null;
};

/** Moves the kit of a locked arrival along its life cycle and writes it in its history. @throws Forbidden, Refused */
export async function changerKit(
  { tx, actor, now }: Context,
  { id, kit }: Pick<ArriveeVerrouillee, 'id' | 'kit'>,
  geste: GesteKit,
  colonnes: Changement,
  motif: string | null = null,
): Promise<void> {
  cycleKit.exiger(geste, kit, actor.role, 'Ce kit');
  const statut = cycleKit.target(geste);
  await tx
    .updateTable('kits')
    .set({ statut, statut_le: now, ...colonnes })
    .where('arrivee_id', '=', id)
    .execute();
  await tx
    .insertInto('kits_historique')
    .values({ arrivee_id: id, geste, statut, motif, acteur_id: actor.id, role: actor.role, fait_le: now })
    .execute();
}
