import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { NotFound } from '#platform/errors.ts';
import { cycle, type GesteCandidat } from './lifecycle.ts';

/**
 * A profile, locked until the gesture ends. `FOR NO KEY UPDATE`, for no gesture changes its key: a plain `FOR UPDATE`
 * fights the key share lock that every new matching takes on it, and two gestures at once deadlock.
 * @throws NotFound
 */
export async function verrouillerCandidat({ tx }: Pick<Context, 'tx'>, candidatId: string) {
  const candidat = await tx
    .selectFrom('candidats')
    .selectAll()
    .where('id', '=', candidatId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!candidat) throw new NotFound(`candidat ${candidatId}`);
  return candidat;
}
export type CandidatVerrouille = Awaited<ReturnType<typeof verrouillerCandidat>>;

/** The profile of the person signed in, locked. @throws NotFound when there is none. */
export async function verrouillerSonProfil({ tx, actor }: Context) {
  const candidat = await tx
    .selectFrom('candidats')
    .selectAll()
    .where('utilisateur_id', '=', actor.id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!candidat) throw new NotFound('candidat');
  return candidat;
}

/** The contract is signed: nobody looks for this person any more. By the platform, inside the gesture that records it. */
export async function recruter(context: Context, candidatId: string): Promise<void> {
  await changerStatut({ ...context, actor: SYSTEME }, await verrouillerCandidat(context, candidatId), 'recruter');
}

/** The contract is over: this person says when to be found again. By the platform. */
export async function libererCandidat(context: Context, candidatId: string): Promise<void> {
  await changerStatut({ ...context, actor: SYSTEME }, await verrouillerCandidat(context, candidatId), 'liberer');
}

/** One step of the life cycle. @throws Forbidden, Refused */
export async function changerStatut(
  { tx, actor, now }: Context,
  candidat: Pick<CandidatVerrouille, 'id' | 'statut'>,
  geste: GesteCandidat,
): Promise<void> {
  cycle.exiger(geste, candidat.statut, actor.role, 'Ce profil');
  const statut = cycle.target(geste);
  await tx
    .updateTable('candidats')
    .set({
      statut,
      statut_le: now,
      ...(statut === 'disponible' && { visible_depuis: now, silences: 0 }),
      ...(statut !== 'disponible' && { visible_depuis: null }),
      // « Erased » and « has no account » are one fact: the base checks that they come together.
      ...(statut === 'efface' && { utilisateur_id: null }),
    })
    .where('id', '=', candidat.id)
    .execute();
}
