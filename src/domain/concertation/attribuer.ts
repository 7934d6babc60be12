import type { StructureVerrouillee } from '#domain/structures/index.ts';
import type { Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Refused } from '#platform/errors.ts';
import { lireBareme, montantDuPoste } from './bareme.ts';
import type { SensDecision } from './lifecycle.ts';
import { reserver } from './plafonds.ts';
import { creerPostes } from './postes.ts';

type Lieu = Pick<StructureVerrouillee, 'departement_code' | 'nature'>;

/** What one more post costs a structure on a civil date, in centimes. @throws Refused when the barème says nothing */
export async function montantPour(db: Db | Tx, { departement_code, nature }: Lieu, le: string): Promise<number> {
  const montant = montantDuPoste(await lireBareme(db), { departementCode: departement_code, nature, le });
  if (montant === undefined)
    throw new Refused('Le barème ne donne aucun montant pour cette structure : ajoutez une ligne au barème.');
  return montant;
}

/**
 * Gives posts to a locked structure, after those it has, at the amount of the day: within the caps, with the decision
 * that gives them. Answers what they cost together, in centimes. @throws Refused beyond a cap
 */
export async function attribuer(
  context: Context,
  structure: StructureVerrouillee,
  nombrePostes: number,
  motif: string,
): Promise<number> {
  const montant = await montantPour(context.tx, structure, dateCivile(context.now));
  const montantCentimes = nombrePostes * montant;
  await reserver(context, { departementCode: structure.departement_code, postes: nombrePostes, montantCentimes });
  const decisionId = await inscrireDecision(context, structure, 'retenue', motif, { nombrePostes, montantCentimes });
  const dernier = await context.tx
    .selectFrom('postes')
    .select((eb) => eb.fn.max('numero').as('numero'))
    .where('structure_id', '=', structure.id)
    .executeTakeFirst();
  await creerPostes(context, [
    {
      structureId: structure.id,
      decisionId,
      nombrePostes,
      montantDuPosteCentimes: montant,
      apres: dernier?.numero ?? 0,
    },
  ]);
  return montantCentimes;
}

/** Keeps what ANCT decided of a structure, for ever. */
export async function inscrireDecision(
  { tx, actor, now }: Context,
  structure: StructureVerrouillee,
  sens: SensDecision,
  motif: string,
  attribue = { nombrePostes: 0, montantCentimes: 0 },
): Promise<string> {
  const avis = await tx
    .selectFrom('avis')
    .select('vague_id')
    .where('structure_id', '=', structure.id)
    .orderBy('rendu_le', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { id } = await tx
    .insertInto('decisions')
    .values({
      structure_id: structure.id,
      vague_id: avis?.vague_id ?? null,
      sens,
      nombre_postes: attribue.nombrePostes,
      montant_centimes: attribue.montantCentimes,
      motif,
      prise_par: actor.id,
      prise_le: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
