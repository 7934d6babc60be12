import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { cycleVague } from './lifecycle.ts';
import { peutDecider } from './rights.ts';

const reglages = z.object({
  ouvreLe: z.iso.date(),
  limiteAvisLe: z.iso.date().nullable(),
  decisionALaCloture: z.boolean(),
});

function verifierDates({ ouvreLe, limiteAvisLe }: z.output<typeof reglages>) {
  if (limiteAvisLe && limiteAvisLe < ouvreLe)
    throw new Refused('La date limite des avis doit venir après l’ouverture de la vague.');
}

/** Prepares the next wave: its number follows the last one's. */
export const preparerVague = action({
  name: 'concertation.preparerVague',
  input: reglages,
  async execute({ tx, actor }, saisie): Promise<string> {
    if (!peutDecider(actor)) throw new Forbidden('concertation.preparerVague');
    verifierDates(saisie);
    const derniere = await tx
      .selectFrom('vagues')
      .select((eb) => eb.fn.max('numero').as('numero'))
      .executeTakeFirst();
    const vague = await tx
      .insertInto('vagues')
      .values({
        numero: (derniere?.numero ?? 0) + 1,
        statut: 'preparee',
        ouvre_le: saisie.ouvreLe,
        limite_avis_le: saisie.limiteAvisLe,
        decision_a_la_cloture: saisie.decisionALaCloture,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!vague) throw new Refused('Quelqu’un vient de préparer une vague. Revenez à la liste des vagues.');
    return vague.id;
  },
  subject: (_, id) => id,
});

/** Changes the dates and the setting of a wave that is not closed. */
export const modifierVague = action({
  name: 'concertation.modifierVague',
  input: reglages.extend({ vagueId: z.uuid() }),
  async execute(context, { vagueId, ...saisie }): Promise<void> {
    if (!peutDecider(context.actor)) throw new Forbidden('concertation.modifierVague');
    verifierDates(saisie);
    const vague = await verrouillerVague(context, vagueId);
    if (vague.statut === 'cloturee') throw new Refused('Cette vague est clôturée : elle ne se modifie plus.');
    await context.tx
      .updateTable('vagues')
      .set({
        ouvre_le: saisie.ouvreLe,
        limite_avis_le: saisie.limiteAvisLe,
        decision_a_la_cloture: saisie.decisionALaCloture,
      })
      .where('id', '=', vagueId)
      .execute();
  },
  subject: ({ vagueId }) => vagueId,
});

/** Opens a wave: from now on avis belong to it. */
export const ouvrirVague = action({
  name: 'concertation.ouvrirVague',
  input: z.object({ vagueId: z.uuid() }),
  async execute(context, { vagueId }): Promise<void> {
    await context.tx.selectFrom('vagues').select('id').orderBy('numero').forNoKeyUpdate().execute();
    const vague = await verrouillerVague(context, vagueId);
    verifierVague(context, vague, 'ouvrir');
    if (await vagueOuverte(context.tx))
      throw new Refused('Une vague est déjà ouverte : clôturez-la avant d’en ouvrir une autre.');
    await context.tx
      .updateTable('vagues')
      .set({ statut: cycleVague.target('ouvrir') })
      .where('id', '=', vagueId)
      .execute();
  },
  subject: ({ vagueId }) => vagueId,
});

/** « No key » update: decisions that name the wave need not wait for its closing, which waits for them. */
export async function verrouillerVague({ tx }: Context, vagueId: string) {
  const vague = await tx.selectFrom('vagues').selectAll().where('id', '=', vagueId).forNoKeyUpdate().executeTakeFirst();
  if (!vague) throw new NotFound('vague');
  return vague;
}

export function verifierVague(
  { actor }: Context,
  vague: { statut: 'preparee' | 'ouverte' | 'cloturee'; numero: number },
  geste: 'ouvrir' | 'cloturer',
) {
  cycleVague.exiger(geste, vague.statut, actor.role, `La vague ${vague.numero}`);
}

/** The wave in which avis are given now, if any. */
export const vagueOuverte = (db: Db | Tx) =>
  db.selectFrom('vagues').selectAll().where('statut', '=', 'ouverte').executeTakeFirst();

/**
 * The same, kept open until the end of the gesture: no avis can enter a wave that is being closed. Comes before the
 * lock of any file, as in the closing.
 */
export const verrouillerVagueOuverte = ({ tx }: Context) =>
  tx.selectFrom('vagues').select(['id', 'numero']).where('statut', '=', 'ouverte').forShare().executeTakeFirst();

/** Every wave, the latest first. */
export const listerVagues = (db: Db) => db.selectFrom('vagues').selectAll().orderBy('numero', 'desc').execute();

export async function lireVague(db: Db | Tx, vagueId: string) {
  const vague = await db.selectFrom('vagues').selectAll().where('id', '=', vagueId).executeTakeFirst();
  if (!vague) throw new NotFound('vague');
  return vague;
}
