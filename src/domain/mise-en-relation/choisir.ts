import { z } from 'zod';
import { verrouillerCandidat } from '#domain/candidats/index.ts';
import { verrouillerPostesVacants } from '#domain/concertation/index.ts';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { autresInteressees, direALaStructure, direAuCandidat } from './annoncer.ts';
import { exigerDisponible, mettreDeCote, terminer } from './examiner.ts';
import { STATUTS_CHOISIS, STATUTS_VISIBLES } from './lifecycle.ts';
import { choisiAilleurs, choix, choixAnnule, denouveauLibre } from './mails.ts';
import { changerStatut, type Relation, structureQuiAgit, verifierGeste, verrouillerRelation } from './relation.ts';

/**
 * « Je souhaite recruter » (guide, étape 4): keeps a post for one candidate. One structure per candidate, no more
 * choices than free posts: everybody locks posts, then the candidate, then the relation, and unique indexes watch.
 * @throws Refused with the reason
 */
export const souhaiterRecruter = action({
  name: 'miseEnRelation.souhaiterRecruter',
  input: z.object({ candidatId: z.uuid() }),
  async execute(context, { candidatId }): Promise<string> {
    const postes = await verrouillerPostesVacants(context, structureQuiAgit(context));
    exigerDisponible(await verrouillerCandidat(context, candidatId));
    const relation = await verrouillerRelation(context, candidatId);
    verifierGeste(context, relation, 'souhaiterRecruter');
    const [choisi, pris] = await Promise.all([choixEnCours(context, candidatId), postesPris(context, postes)]);
    if (choisi)
      throw new Refused(
        'Ce candidat vient d’être choisi par une autre structure. Nous vous écrirons s’il redevient libre.',
      );
    const libre = postes.find((posteId) => !pris.has(posteId));
    if (!libre)
      throw new Refused(
        postes.length === 0
          ? 'Aucun poste ne vous est attribué : vous ne pouvez pas recruter.'
          : 'Tous vos postes sont déjà réservés à un candidat. Annulez un choix pour en faire un autre.',
      );
    await changerStatut(context, relation, 'souhaiterRecruter', { posteId: libre });
    await direAuCandidat(context, relation, choix, {});
    for (const autre of await autresInteressees(context, relation))
      await direALaStructure(context, autre, choisiAilleurs, {});
    return relation.id;
  },
  subject: (_, relationId) => relationId,
});

const choixEnCours = ({ tx }: Context, candidatId: string) =>
  tx
    .selectFrom('mises_en_relation')
    .select('id')
    .where('candidat_id', '=', candidatId)
    .where('statut', 'in', [...STATUTS_CHOISIS])
    .executeTakeFirst();

async function postesPris({ tx }: Context, postes: readonly string[]): Promise<ReadonlySet<string | null>> {
  if (postes.length === 0) return new Set();
  const lignes = await tx
    .selectFrom('mises_en_relation')
    .select('poste_id')
    .where('poste_id', 'in', [...postes])
    .execute();
  return new Set(lignes.map(({ poste_id }) => poste_id));
}

/** Cancels a choice: the post and the candidate are free again, and everybody concerned is told. */
export const annulerChoix = action({
  name: 'miseEnRelation.annulerChoix',
  input: z.object({ candidatId: z.uuid(), motif: z.string().max(2000) }),
  async execute(context, { candidatId, motif }): Promise<string> {
    const relation = await verrouillerRelation(context, candidatId);
    await liberer(context, relation, motif);
    return relation.id;
  },
  subject: (_, relationId) => relationId,
});

/** What follows when a choice falls: its post is free, the candidate and the others interested are told. */
export async function liberer(context: Context, relation: Relation, motif: string): Promise<void> {
  await changerStatut(context, relation, 'annulerChoix', { motif: motif || null });
  await direAuCandidat(context, relation, choixAnnule, { motif });
  await direQuIlEstLibre(context, relation);
}

export async function direQuIlEstLibre(context: Context, relation: Relation): Promise<void> {
  for (const autre of await autresInteressees(context, relation))
    await direALaStructure(context, autre, denouveauLibre, {});
}

const RENONCE = 'La structure renonce à accueillir un conseiller.';

/**
 * A structure gives everything up: each choice falls, contact details are hidden again, and everybody who waits for an
 * answer gets it. Called when its registration is abandoned.
 */
export async function libererLaStructure(context: Context, structureId: string): Promise<void> {
  const relations = await context.tx
    .selectFrom('mises_en_relation')
    .select(['id', 'structure_id', 'candidat_id', 'statut', 'statut_le', 'poste_id'])
    .where('structure_id', '=', structureId)
    .where('statut', 'in', [...STATUTS_VISIBLES, 'a_examiner'])
    .where('statut', '!=', 'recrutee')
    .orderBy('id')
    .forUpdate()
    .execute();
  const parLaStructure = { ...context, actor: { ...SYSTEME, role: 'structure' as const } };
  for (const relation of relations) {
    if (relation.poste_id === null) await mettreDeCote(parLaStructure, relation, RENONCE);
    else {
      await liberer({ ...context, actor: SYSTEME }, relation, RENONCE);
      await terminer(parLaStructure, { ...relation, statut: 'interessee', poste_id: null }, RENONCE);
    }
  }
}

/** Its relation with a structure, by the candidate's hand: locked. @throws NotFound when it is not his. */
export async function verrouillerLaSienne({ tx, actor }: Context, relationId: string): Promise<Relation> {
  const relation = await tx
    .selectFrom('mises_en_relation as m')
    .innerJoin('candidats as c', 'c.id', 'm.candidat_id')
    .select(['m.id', 'm.structure_id', 'm.candidat_id', 'm.statut', 'm.statut_le', 'm.poste_id'])
    .where('m.id', '=', relationId)
    .where('c.utilisateur_id', '=', actor.id)
    .forUpdate('m')
    .executeTakeFirst();
  if (!relation) throw new NotFound(`mise en relation ${relationId}`);
  return relation;
}
