import { z } from 'zod';
import { action } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';

/** One's own open sessions, the latest first. */
export const listerSessions = (db: Db, actor: Actor) =>
  db
    .selectFrom('sessions')
    .select(['id', 'appareil', 'creee_le', 'vue_le'])
    .where('utilisateur_id', '=', actor.id)
    .orderBy('vue_le', 'desc')
    .execute();

/** Closes one of one's own sessions, wherever it is open. */
export const fermerSession = action({
  name: 'comptes.fermerSession',
  input: z.object({ sessionId: z.uuid() }),
  async execute({ tx, actor }, { sessionId }): Promise<void> {
    const fermee = await tx
      .deleteFrom('sessions')
      .where('id', '=', sessionId)
      .where('utilisateur_id', '=', actor.id)
      .returning('id')
      .executeTakeFirst();
    if (!fermee) throw new NotFound('session');
  },
  subject: ({ sessionId }) => sessionId,
});

/** Acts from now on in another of one's roles. */
export const changerDeRole = action({
  name: 'comptes.changerDeRole',
  input: z.object({ sessionId: z.uuid(), attributionId: z.uuid() }),
  async execute({ tx, actor }, { sessionId, attributionId }): Promise<void> {
    const tenue = await tx
      .selectFrom('attributions')
      .select('id')
      .where('id', '=', attributionId)
      .where('utilisateur_id', '=', actor.id)
      .where('retiree_le', 'is', null)
      .executeTakeFirst();
    if (!tenue) throw new NotFound('attribution');
    await tx
      .updateTable('sessions')
      .set({ attribution_id: attributionId })
      .where('id', '=', sessionId)
      .where('utilisateur_id', '=', actor.id)
      .execute();
  },
  subject: ({ attributionId }) => attributionId,
});

/** What the page « Mon compte » shows. */
export const lireCompte = (db: Db, actor: Actor) =>
  db
    .selectFrom('utilisateurs')
    .select(['id', 'email', 'prenom', 'nom', 'totp_actif_le', 'connecte_le'])
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow();
