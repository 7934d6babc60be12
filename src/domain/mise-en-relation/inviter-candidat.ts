import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { plusJours } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { empreinteDe, nouveauJeton } from '#platform/jetons.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { invitationCandidat } from './mails.ts';
import { changerStatut, creerRelation, exigerStructureActive, structureQuiAgit } from './relation.ts';

const VALIDITE_JOURS = 28;

/** A structure that already has somebody asks that person to register (guide, étape 3). */
export const inviterCandidat = action({
  name: 'miseEnRelation.inviterCandidat',
  input: z.object({ email: z.email().max(254).toLowerCase() }),
  async execute(context, { email }): Promise<string> {
    const { tx, now, actor } = context;
    const structureId = structureQuiAgit(context);
    await exigerStructureActive(context, structureId);
    const { nom } = await tx
      .selectFrom('structures')
      .select('nom')
      .where('id', '=', structureId)
      .executeTakeFirstOrThrow();
    const { jeton, empreinte } = nouveauJeton();
    const { id } = await tx
      .insertInto('invitations_candidats')
      .values({
        structure_id: structureId,
        email,
        empreinte,
        invite_par: actor.id,
        invite_le: now,
        expire_le: plusJours(now, VALIDITE_JOURS),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await queueMail(context, invitationCandidat, { a: email, cle: empreinte, donnees: { structure: nom, jeton } });
    return id;
  },
  subject: (_, invitationId) => invitationId,
});

/** Which structure invites by this link, and whom; nothing when it is no longer valid. */
export const lireInvitation = (db: Db, jeton: string, now: Date) =>
  db
    .selectFrom('invitations_candidats as i')
    .innerJoin('structures as s', 's.id', 'i.structure_id')
    .select(['s.nom as structure', 'i.email'])
    .where('i.empreinte', '=', empreinteDe(jeton))
    .where('i.expire_le', '>', now)
    .where('s.statut', '=', 'activee')
    .executeTakeFirst();

/** The invitations of a structure, the latest first. */
export const listerInvitations = (db: Db, structureId: string) =>
  db
    .selectFrom('invitations_candidats')
    .select(['id', 'email', 'invite_le', 'expire_le', 'candidat_id'])
    .where('structure_id', '=', structureId)
    .orderBy('invite_le', 'desc')
    .orderBy('id')
    .limit(50)
    .execute();

/** The invited person confirmed: straight to étape 4, as if the structure had said « intéressé » (it did, by inviting). */
export async function honorerInvitation(context: Context, candidatId: string, empreinte: string): Promise<void> {
  const { tx, now } = context;
  const invitation = await tx
    .selectFrom('invitations_candidats as i')
    .innerJoin('structures as s', 's.id', 'i.structure_id')
    .select(['i.id', 'i.structure_id'])
    .where('i.empreinte', '=', empreinte)
    .where('i.expire_le', '>', now)
    .where('s.statut', '=', 'activee')
    .forUpdate('i')
    .forShare('s')
    .executeTakeFirst();
  if (!invitation) return;
  await tx
    .updateTable('invitations_candidats')
    .set({ candidat_id: candidatId })
    .where('id', '=', invitation.id)
    .execute();
  const relation = await creerRelation(context, invitation.structure_id, candidatId, 'invitation');
  if (relation.statut !== 'a_examiner') return;
  const parLaStructure = { ...SYSTEME, role: 'structure' as const };
  await changerStatut({ ...context, actor: parLaStructure }, relation, 'manifesterInteret');
}

/** Somebody who already has a profile follows the link: the same, without registering twice. False for anybody else. */
export const accepterInvitation = action({
  name: 'miseEnRelation.accepterInvitation',
  input: z.object({ jeton: z.string().max(100) }),
  async execute(context, { jeton }): Promise<boolean> {
    const candidat = await context.tx
      .selectFrom('candidats')
      .select('id')
      .where('utilisateur_id', '=', context.actor.id)
      .where('statut', '=', 'disponible')
      .executeTakeFirst();
    if (candidat) await honorerInvitation(context, candidat.id, empreinteDe(jeton));
    return candidat !== undefined;
  },
});
