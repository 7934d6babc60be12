import type { Context } from '#platform/action.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Formation } from './formation.ts';
import { cycleSession, type GesteSession } from './lifecycle.ts';
import { organismeQuiAgit } from './rights.ts';

/** A session of the training body that acts, locked: its places are counted one gesture at a time. @throws NotFound */
export async function verrouillerSession({ tx, actor }: Context, sessionId: string) {
  const session = await tx
    .selectFrom('sessions_formation')
    .selectAll()
    .where('id', '=', sessionId)
    .where('organisme_id', '=', organismeQuiAgit(actor))
    .forUpdate()
    .executeTakeFirst();
  if (!session) throw new NotFound(`session ${sessionId}`);
  return session;
}
export type Session = Awaited<ReturnType<typeof verrouillerSession>>;

/** « du 1er mars 2021 au 26 avril 2021 » */
export const datesEcrites = ({ debut, fin }: { readonly debut: string; readonly fin: string }): string =>
  `du ${dateLongue(debut)} au ${dateLongue(fin)}`;

/** How many people hold a place in a session, those who were interrupted included: they come back. */
export const compterInscrits = async ({ tx }: Context, sessionId: string): Promise<number> =>
  (
    await tx
      .selectFrom('formations')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('session_id', '=', sessionId)
      .executeTakeFirstOrThrow()
  ).n;

/** A place of a session for this person: the session is locked, so that no place is given twice. @throws Refused */
export async function prendreUnePlace(
  context: Context,
  formation: Pick<Formation, 'parcours' | 'session_id'>,
  sessionId: string,
): Promise<Session> {
  const session = await verrouillerSession(context, sessionId);
  if (session.id === formation.session_id) return session;
  if (session.statut !== 'ouverte')
    throw new Refused(`Cette session est « ${cycleSession.labels[session.statut].libelle.toLowerCase()} ».`);
  if (session.fin < dateCivile(context.now)) throw new Refused('Cette session est terminée : choisissez-en une autre.');
  if (session.parcours !== formation.parcours)
    throw new Refused(
      `Cette session suit le parcours de ${session.parcours} heures ; celui de la personne est de ${formation.parcours} heures.`,
    );
  if ((await compterInscrits(context, session.id)) >= session.places)
    throw new Refused('Cette session est complète : choisissez-en une autre.');
  return session;
}

/** Moves a locked session along its life cycle. @throws Refused */
export async function changerSession(
  { tx, actor, now }: Context,
  session: Session,
  geste: GesteSession,
): Promise<void> {
  cycleSession.exiger(geste, session.statut, actor.role, 'Cette session');
  await tx
    .updateTable('sessions_formation')
    .set({ statut: cycleSession.target(geste), statut_le: now })
    .where('id', '=', session.id)
    .execute();
}
