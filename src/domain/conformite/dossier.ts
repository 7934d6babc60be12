import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Context } from '#platform/action.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { cycle, estModifiable, type GesteDossier, type StatutDossier } from './lifecycle.ts';
import { type Attendue, pieceAttendue } from './pieces-attendues.ts';
import { peutConstituer } from './rights.ts';

export type Verrouille = Awaited<ReturnType<typeof verrouillerDossier>>;

/** A file of the perimeter, locked until the gesture ends: pieces, messages and decisions come one by one. @throws NotFound */
export async function verrouillerDossier({ tx, actor }: Context, dossierId: string) {
  const dossier = await tx
    .selectFrom('dossiers_conformite as d')
    .innerJoin('structures as s', 's.id', 'd.structure_id')
    .selectAll('d')
    .select(['s.nom', 's.nature', 's.statut as statutStructure', 's.identifiant', 's.type_identifiant'])
    .where('d.id', '=', dossierId)
    .where(dansLePerimetre(actor.perimetre))
    .forUpdate('d')
    .executeTakeFirst();
  if (!dossier) throw new NotFound(`dossier ${dossierId}`);
  return dossier;
}

/** The file of the structure that acts, locked. @throws Forbidden, NotFound, Refused when it renounced */
export async function verrouillerSonDossier(context: Context) {
  const { actor, tx } = context;
  if (!peutConstituer(actor) || actor.perimetre.type !== 'structure') throw new Forbidden('conformite');
  const sien = await tx
    .selectFrom('dossiers_conformite')
    .select('id')
    .where('structure_id', '=', actor.perimetre.structureId)
    .executeTakeFirst();
  if (!sien) throw new NotFound('dossier');
  if (context.tools.teleprocedure)
    throw new Refused(
      'Votre demande se constitue sur Démarches simplifiées : complétez-la, et écrivez à l’ANCT, depuis votre dossier là-bas.',
    );
  const dossier = await verrouillerDossier(context, sien.id);
  if (dossier.statutStructure !== 'activee')
    throw new Refused('Votre demande n’est plus en cours : ce dossier ne peut plus changer.');
  return dossier;
}

/** @throws Refused when the structure may not change its file now */
export function exigerModifiable({ statut }: { readonly statut: StatutDossier }): void {
  if (!estModifiable(statut))
    throw new Refused(
      `Votre demande est « ${cycle.labels[statut].libelle.toLowerCase()} » : ses pièces ne peuvent pas changer pour le moment. Pour une correction, écrivez à l’ANCT par les messages du dossier.`,
    );
}

/** @throws NotFound for a piece that this structure has not to provide */
export function exigerAttendue({ nature }: Pick<Verrouille, 'nature'>, nom: string): Attendue {
  const attendue = pieceAttendue(nature, nom);
  if (!attendue) throw new NotFound(`piece ${nom}`);
  return attendue;
}

/** Moves a locked file along its life cycle and writes it in its history. @throws Forbidden, Refused */
export async function changerStatut(
  { tx, actor, now }: Context,
  dossier: Pick<Verrouille, 'id' | 'statut' | 'depose_le'>,
  geste: GesteDossier,
  motif: string | null = null,
): Promise<void> {
  cycle.exiger(geste, dossier.statut, actor.role, 'Ce dossier');
  const statut = cycle.target(geste);
  await tx
    .updateTable('dossiers_conformite')
    .set({ statut, statut_le: now, motif, relance_le: null })
    .$if(dossier.depose_le === null, (query) => query.set({ depose_le: now }))
    .where('id', '=', dossier.id)
    .execute();
  await tx
    .insertInto('dossiers_historique')
    .values({ dossier_id: dossier.id, geste, statut, motif, acteur_id: actor.id, role: actor.role, fait_le: now })
    .execute();
}
