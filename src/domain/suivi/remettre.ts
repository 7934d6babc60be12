import { z } from 'zod';
import { cloreMois } from '#domain/activites/index.ts';
import { activiteDuConseiller } from '#domain/statistiques/index.ts';
import { dansLePerimetre } from '#domain/structures/index.ts';
import { action, type Context } from '#platform/action.ts';
import { Forbidden, InvalidInput, NotFound } from '#platform/errors.ts';
import { cycle, type GesteSuivi } from './lifecycle.ts';
import { redemande } from './mails.ts';
import { prevenir } from './prevenir.ts';
import { REPONSES } from './questions.ts';
import { peutRemettre } from './rights.ts';

/** A follow-up of whoever acts, locked until the gesture ends. @throws NotFound */
async function verrouiller({ tx, actor: { id, perimetre } }: Context, suiviId: string) {
  const suivi = await tx
    .selectFrom('suivis as u')
    .innerJoin('structures as s', 's.id', 'u.structure_id')
    .innerJoin('candidats as c', 'c.numero', 'u.conseiller')
    .selectAll('u')
    .select(['s.nom as structure', 'c.utilisateur_id'])
    .where('u.id', '=', suiviId)
    .where((eb) =>
      perimetre.type === 'personne'
        ? eb.and([eb('c.utilisateur_id', '=', id), eb('u.type', '=', 'mensuel')])
        : dansLePerimetre(perimetre)(eb),
    )
    .forNoKeyUpdate('u')
    .executeTakeFirst();
  if (!suivi) throw new NotFound(`suivi ${suiviId}`);
  return suivi;
}
export type SuiviVerrouille = Awaited<ReturnType<typeof verrouiller>>;

async function changerStatut(
  { tx, actor, now }: Context,
  { id, statut }: SuiviVerrouille,
  geste: GesteSuivi,
  plus: { reponses?: string; chiffres?: string | null; motif: string | null },
): Promise<void> {
  cycle.exiger(geste, statut, actor.role, 'Ce suivi');
  const vers = cycle.target(geste);
  await tx
    .updateTable('suivis')
    .set({ statut: vers, statut_le: now, ...plus })
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('suivis_historique')
    .values({
      suivi_id: id,
      geste,
      statut: vers,
      motif: plus.motif,
      acteur_id: actor.id,
      role: actor.role,
      fait_le: now,
    })
    .execute();
}

/**
 * Files a follow-up, by whom it is asked of. A monthly one keeps the figures of its period as they are now and closes
 * the month: what is corrected afterwards leaves a trace. @throws Forbidden, InvalidInput, NotFound, Refused
 */
export const remettreSuivi = action({
  name: 'suivi.remettre',
  input: z.object({
    suiviId: z.uuid(),
    reponses: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
  subject: ({ suiviId }) => suiviId,
  async execute(context, { suiviId, reponses }): Promise<void> {
    const { tx, actor } = context;
    const suivi = await verrouiller(context, suiviId);
    const { type, conseiller, du, au } = suivi;
    if (!peutRemettre(actor, type)) throw new Forbidden('suivi.remettre');
    const lues = REPONSES[type].safeParse(reponses);
    if (!lues.success)
      throw new InvalidInput(
        Object.fromEntries(lues.error.issues.map(({ path }) => [String(path[0]), 'Répondez à cette question.'])),
      );
    const mensuel = type === 'mensuel';
    const chiffres = mensuel ? (await activiteDuConseiller(tx, actor, { du, au })).total : null;
    await changerStatut(context, suivi, 'remettre', {
      reponses: JSON.stringify(lues.data),
      chiffres: chiffres && JSON.stringify(chiffres),
      motif: null,
    });
    if (mensuel) await cloreMois(context, { conseiller, mois: `${du.slice(0, 7)}-01` });
  },
});

/** ANCT asks for it again, and says why: it waits anew, and whoever filed it is told. @throws Forbidden, Refused */
export const redemanderSuivi = action({
  name: 'suivi.redemander',
  input: z.object({ suiviId: z.uuid(), motif: z.string().trim().min(1, 'Dites pourquoi.').max(500) }),
  subject: ({ suiviId }) => suiviId,
  async execute(context, { suiviId, motif }): Promise<void> {
    const suivi = await verrouiller(context, suiviId);
    await changerStatut(context, suivi, 'redemander', { motif });
    await prevenir(context, suivi, redemande, `${suiviId}:${context.now.toISOString()}`, { motif });
  },
});
