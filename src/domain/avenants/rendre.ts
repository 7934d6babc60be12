import { verrouillerPostesVacants } from '#domain/concertation/index.ts';
import type { Context } from '#platform/action.ts';
import { Refused } from '#platform/errors.ts';
import { enumeration } from '#platform/texte.ts';
import { type Reste, restesDesPostes } from './restes.ts';

/**
 * The posts asked for, locked with the structure's other vacant ones, with what each has left: vacant, chosen for
 * nobody, nothing asked back on them. @throws Refused
 */
export async function postesARendre(
  context: Context,
  structureId: string,
  posteIds: readonly string[],
): Promise<readonly Reste[]> {
  const { tx } = context;
  const vacants = new Set(await verrouillerPostesVacants(context, structureId));
  if (posteIds.length === 0 || !posteIds.every((id) => vacants.has(id)))
    throw new Refused('Seul un poste vacant peut être rendu : rechargez la page.');
  const retenus = await tx
    .selectFrom('mises_en_relation as m')
    .innerJoin('postes as p', 'p.id', 'm.poste_id')
    .select('p.numero')
    .where('m.poste_id', 'in', [...posteIds])
    .execute();
  if (retenus.length > 0)
    throw new Refused(
      `Une personne est choisie pour le poste ${enumeration(retenus.map(({ numero }) => String(numero)))} : revenez d’abord sur ce choix.`,
    );
  const postes = await tx
    .selectFrom('postes')
    .select(['id', 'numero', 'montant_centimes'])
    .where('id', 'in', [...posteIds])
    .orderBy('numero')
    .execute();
  const restes = await restesDesPostes(tx, postes);
  const attendu = restes.find(({ aRecouvrerCentimes }) => aRecouvrerCentimes > 0);
  if (attendu)
    throw new Refused(`Un remboursement est attendu sur le poste ${attendu.numero} : il se rend une fois remboursé.`);
  return restes;
}
