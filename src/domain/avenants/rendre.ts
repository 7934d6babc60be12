import { rendrePoste, verrouillerPostesVacants } from '#domain/concertation/index.ts';
import type { Context } from '#platform/action.ts';
import { Refused } from '#platform/errors.ts';
import { enumeration, euros } from '#platform/texte.ts';
import type { Operation } from './operation.ts';
import { lirePostesDe, type Reste, restesDesPostes, total } from './restes.ts';

/** Vacant posts that nobody is chosen for return to the programme, with what they have left. */
export const rendre: Operation = {
  async effet(db, { id, structure_id: structureId, structure }) {
    const restes = await restesDesPostes(db, await lirePostesDe(db, id));
    const centimes = -total(restes);
    return {
      changements: restes.map(lePoste),
      echeancier: [],
      reste: 'Aucun versement n’est prévu sur ces postes ; les autres gardent leurs dates.',
      ecritures: [],
      plafond: { postes: -restes.length, centimes },
      conventions: [{ structureId, structure, postes: -restes.length, centimes }],
    };
  },
  async verifier(context, { id, structure_id }) {
    const postes = await lirePostesDe(context.tx, id);
    await verrouillerPostesARendre(
      context,
      structure_id,
      postes.map((poste) => poste.id),
    );
  },
  async appliquer(context, { id }) {
    for (const { posteId, resteCentimes } of await restesDesPostes(context.tx, await lirePostesDe(context.tx, id))) {
      await rendrePoste(context, posteId, resteCentimes);
      await context.tx
        .updateTable('avenants_postes')
        .set({ reste_centimes: resteCentimes })
        .where('avenant_id', '=', id)
        .where('poste_id', '=', posteId)
        .execute();
    }
  },
  articles: ({ motif }, { changements }) => [
    { titre: 'Postes rendus', paragraphes: [`Motif : ${motif}`, ...changements] },
  ],
};

const lePoste = ({ numero, montantCentimes, depenseCentimes, resteCentimes }: Reste) =>
  `Poste ${numero} : ${euros(montantCentimes)} accordés, ${euros(depenseCentimes)} dépensés, ${euros(resteCentimes)} à rendre.`;

/**
 * The posts asked for, locked with the structure's other vacant ones: vacant, chosen for nobody, nothing asked back on
 * them. Answers their numbers. @throws Refused
 */
export async function verrouillerPostesARendre(
  context: Context,
  structureId: string,
  posteIds: readonly string[],
): Promise<readonly number[]> {
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
  const attendu = (await restesDesPostes(tx, postes)).find(({ aRecouvrerCentimes }) => aRecouvrerCentimes > 0);
  if (attendu)
    throw new Refused(`Un remboursement est attendu sur le poste ${attendu.numero} : il se rend une fois remboursé.`);
  return postes.map(({ numero }) => numero);
}
