import { z } from 'zod';
import { type CandidatVerrouille, verrouillerCandidat } from '#domain/candidats/index.ts';
import { action, type Context } from '#platform/action.ts';
import { Refused } from '#platform/errors.ts';
import { direAuCandidat } from './annoncer.ts';
import { annulerCeQuiReste } from './convenir.ts';
import { interet, sansSuite } from './mails.ts';
import {
  changerStatut,
  exigerStructureActive,
  type Relation,
  structureQuiAgit,
  verrouillerRelation,
} from './relation.ts';

const candidat = z.object({ candidatId: z.uuid() });

/** « Ce profil m’intéresse »: contact details and CV appear to the structure, and the candidate is told. */
export const manifesterInteret = action({
  name: 'miseEnRelation.manifesterInteret',
  input: candidat,
  async execute(context, { candidatId }): Promise<string> {
    await exigerStructureActive(context, structureQuiAgit(context));
    exigerDisponible(await verrouillerCandidat(context, candidatId));
    const relation = await verrouillerRelation(context, candidatId);
    await changerStatut(context, relation, 'manifesterInteret');
    await direAuCandidat(context, relation, interet, {});
    return relation.id;
  },
  subject: (_, relationId) => relationId,
});

/** Sets a profile aside. Somebody who had been told of an interest gets an honest answer; others are not bothered. */
export const ecarter = action({
  name: 'miseEnRelation.ecarter',
  input: candidat.extend({ motif: z.string().max(2000) }),
  async execute(context, { candidatId, motif }): Promise<string> {
    const relation = await verrouillerRelation(context, candidatId);
    await mettreDeCote(context, relation, motif);
    return relation.id;
  },
  subject: (_, relationId) => relationId,
});

/** Sets aside, and answers who waits for an answer. */
export async function mettreDeCote(context: Context, relation: Relation, motif: string): Promise<void> {
  const attend = await attendUneReponse(context, relation);
  await terminer(context, relation, motif);
  if (attend) await direAuCandidat(context, relation, sansSuite, { motif });
}

/** Sets aside without a word: for somebody who was just told otherwise. */
export async function terminer(context: Context, relation: Relation, motif: string): Promise<void> {
  await changerStatut(context, relation, 'ecarter', { motif: motif || null });
  await annulerCeQuiReste(context, relation);
}

/** An interest put back « à examiner » is not an answer: the candidate still believes in it. */
async function attendUneReponse({ tx }: Context, { id }: Relation): Promise<boolean> {
  const dernier = await tx
    .selectFrom('mises_en_relation_historique')
    .select('geste')
    .where('mise_en_relation_id', '=', id)
    .where('geste', 'in', ['manifesterInteret', 'revenir', 'ecarter', 'decliner', 'retirer'])
    .orderBy('numero', 'desc')
    .limit(1)
    .executeTakeFirst();
  return dernier?.geste === 'manifesterInteret' || dernier?.geste === 'revenir';
}

/** Undoes an interest or a refusal: the profile is « à examiner » again, its contact details hidden again. */
export const reexaminer = action({
  name: 'miseEnRelation.reexaminer',
  input: candidat,
  async execute(context, { candidatId }): Promise<string> {
    const relation = await verrouillerRelation(context, candidatId);
    await changerStatut(context, relation, 'reexaminer');
    await annulerCeQuiReste(context, relation);
    return relation.id;
  },
  subject: (_, relationId) => relationId,
});

/** Somebody who is no longer available is not to be solicited. @throws Refused */
export function exigerDisponible({ statut }: Pick<CandidatVerrouille, 'statut'>): void {
  if (statut !== 'disponible') throw new Refused('Ce candidat n’est plus disponible.');
}
