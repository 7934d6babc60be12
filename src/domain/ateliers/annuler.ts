import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { annule } from './mails.ts';
import { prevenirTous } from './prevenir.ts';
import { type Atelier, changerStatut, verrouillerAtelier, verrouillerLesSiens } from './verrouiller.ts';

/** Cancels a workshop, or with all that follow it: everybody is told why and what to do. Answers how many. @throws NotFound, Refused */
export const annulerAtelier = action({
  name: 'ateliers.annuler',
  input: z.object({
    atelierId: z.uuid(),
    motif: z.string().trim().min(1).max(300),
    portee: z.enum(['celui_ci', 'suivants']),
  }),
  subject: ({ atelierId }) => atelierId,
  async execute(context, { atelierId, motif, portee }): Promise<number> {
    const ateliers = await verrouillerLesSiens(context, atelierId, portee);
    for (const atelier of ateliers) await annuler(context, atelier, motif);
    return ateliers.length;
  },
});

async function annuler(context: Context, atelier: Atelier, motif: string): Promise<void> {
  const version = atelier.version + 1;
  await changerStatut(context, atelier, 'annuler', { motif, version });
  // A workshop that is past is nobody's news.
  if (atelier.statut !== 'publie' || atelier.debut <= context.now) return;
  await prevenirTous(context, { ...atelier, version }, annule, {
    tour: '',
    plus: { motif },
    agenda: 'annulation',
    appel: 'annulation',
  });
}

const DEPART = 'Le conseiller qui devait animer l’atelier n’est plus en poste.';

/** The contract of a conseiller is over: nobody will hold his coming workshops. */
export async function annulerSesAteliers(context: Context, candidatId: string): Promise<void> {
  const aVenir = await context.tx
    .selectFrom('ateliers as a')
    .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
    .select('a.id')
    .where('c.id', '=', candidatId)
    .where('a.statut', 'in', ['prepare', 'publie'])
    .where('a.debut', '>', context.now)
    .orderBy('a.debut')
    .orderBy('a.id')
    .execute();
  const plateforme = { ...context, actor: SYSTEME };
  for (const { id } of aVenir) await annuler(plateforme, await verrouillerAtelier(context, id), DEPART);
}
