import { z } from 'zod';
import { type CandidatVerrouille, verrouillerCandidat } from '#domain/candidats/index.ts';
import { action } from '#platform/action.ts';
import { Refused } from '#platform/errors.ts';
import { direAuCandidat } from './annoncer.ts';
import { annulerCeQuiReste } from './convenir.ts';
import { coordonneesVisibles } from './lifecycle.ts';
import { interet, sansSuite } from './mails.ts';
import { changerStatut, verrouillerRelation } from './relation.ts';

const candidat = z.object({ candidatId: z.uuid() });

/** « Ce profil m’intéresse »: contact details and CV appear to the structure, and the candidate is told. */
export const manifesterInteret = action({
  name: 'miseEnRelation.manifesterInteret',
  input: candidat,
  async execute(context, { candidatId }): Promise<string> {
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
    await changerStatut(context, relation, 'ecarter', { motif: motif || null });
    await annulerCeQuiReste(context, relation);
    if (coordonneesVisibles(relation.statut)) await direAuCandidat(context, relation, sansSuite, { motif });
    return relation.id;
  },
  subject: (_, relationId) => relationId,
});

/** Undoes an interest or a refusal: the profile is « à examiner » again, its contact details hidden again. */
export const reexaminer = action({
  name: 'miseEnRelation.reexaminer',
  input: candidat,
  async execute(context, { candidatId }): Promise<string> {
    const relation = await verrouillerRelation(context, candidatId);
    await changerStatut(context, relation, 'reexaminer');
    return relation.id;
  },
  subject: (_, relationId) => relationId,
});

/** Somebody who is no longer available is not to be solicited. @throws Refused */
export function exigerDisponible({ statut }: Pick<CandidatVerrouille, 'statut'>): void {
  if (statut !== 'disponible') throw new Refused('Ce candidat n’est plus disponible.');
}
