import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { Refused } from '#platform/errors.ts';
import { direALaStructure } from './annoncer.ts';
import { direQuIlEstLibre, verrouillerLaSienne } from './choisir.ts';
import { annulerCeQuiReste } from './convenir.ts';
import { acceptee, declinee, retiree, revenue } from './mails.ts';
import { changerStatut, exigerStructureActive } from './relation.ts';

const relation = z.object({ relationId: z.uuid() });

/** The candidate accepts to be recruited. */
export const accepter = action({
  name: 'miseEnRelation.accepter',
  input: relation,
  async execute(context, { relationId }): Promise<void> {
    const sienne = await verrouillerLaSienne(context, relationId);
    await changerStatut(context, sienne, 'accepter');
    await direALaStructure(context, sienne, acceptee, {});
  },
  subject: ({ relationId }) => relationId,
});

/** The candidate declines: his contact details are hidden again, and a post kept for him is free. */
export const decliner = action({
  name: 'miseEnRelation.decliner',
  input: relation.extend({ motif: z.string().max(2000) }),
  async execute(context, { relationId, motif }): Promise<void> {
    const sienne = await verrouillerLaSienne(context, relationId);
    const choisi = sienne.poste_id !== null;
    await changerStatut(context, sienne, 'decliner', { motif: motif || null });
    await annulerCeQuiReste(context, sienne);
    await direALaStructure(context, sienne, declinee, { motif, choisi });
    if (choisi) await direQuIlEstLibre(context, sienne);
  },
  subject: ({ relationId }) => relationId,
});

/** The candidate comes back on his refusal: the structure sees him again. */
export const revenir = action({
  name: 'miseEnRelation.revenir',
  input: relation,
  async execute(context, { relationId }): Promise<void> {
    const sienne = await verrouillerLaSienne(context, relationId);
    await exigerStructureActive(context, sienne.structure_id);
    await changerStatut(context, sienne, 'revenir');
    await direALaStructure(context, sienne, revenue, {});
  },
  subject: ({ relationId }) => relationId,
});

/** The contract is signed: the relation is what it was for. By the platform, inside the gesture that records it. */
export async function engager(context: Context, relationId: string): Promise<void> {
  await changerStatut({ ...context, actor: SYSTEME }, await verrouillee(context, relationId), 'engager');
}

/** The contract is over, whatever the reason: its post is kept for nobody. By the platform. */
export async function terminerRelation(context: Context, relationId: string): Promise<void> {
  await changerStatut({ ...context, actor: SYSTEME }, await verrouillee(context, relationId), 'terminer');
}

/** A contract that was said broken goes on: its post is kept again. @throws Refused when the person is chosen elsewhere */
export async function retablirRelation(context: Context, relationId: string, posteId: string): Promise<void> {
  const relation = await verrouillee(context, relationId);
  const pris = await context.tx
    .selectFrom('mises_en_relation')
    .select('id')
    .where('poste_id', 'is not', null)
    .where((eb) => eb.or([eb('poste_id', '=', posteId), eb('candidat_id', '=', relation.candidat_id)]))
    .executeTakeFirst();
  if (pris) throw new Refused('Quelqu’un est déjà choisi pour ce poste, ou cette personne est choisie ailleurs.');
  await changerStatut({ ...context, actor: SYSTEME }, relation, 'retablir', { posteId });
}

/** A relation, locked, whoever it belongs to. */
export const verrouillee = ({ tx }: Context, relationId: string) =>
  tx
    .selectFrom('mises_en_relation')
    .select(['id', 'structure_id', 'candidat_id', 'statut', 'statut_le', 'poste_id'])
    .where('id', '=', relationId)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** A candidate is no longer available, or erases his profile: nobody keeps his contact details, everybody is told. */
export async function retirerPartout(context: Context, candidatId: string): Promise<void> {
  const relations = await context.tx
    .selectFrom('mises_en_relation')
    .select(['id', 'structure_id', 'candidat_id', 'statut', 'statut_le', 'poste_id'])
    .where('candidat_id', '=', candidatId)
    .where('statut', 'in', ['interessee', 'entretien', 'recrutement_souhaite', 'recrutement_accepte', 'declinee'])
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const relation of relations) {
    await changerStatut(context, relation, 'retirer');
    await annulerCeQuiReste(context, relation);
    if (relation.statut !== 'declinee')
      await direALaStructure(context, relation, retiree, { choisi: relation.poste_id !== null });
  }
}
