import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { plusJours, plusMinutes } from '#platform/dates.ts';
import { NotFound } from '#platform/errors.ts';
import { event } from '#platform/events.ts';
import { job } from '#platform/jobs/jobs.ts';
import { tracer } from './tracer.ts';

/** How long a deletion can be undone. */
export const RETABLIR_MINUTES = 60;
const NOTE_JOURS = 1;
/** An activity is taken away, or brought back: what it was made from follows. */
export const activiteSupprimee = event<{ activiteId: string }>('activite.supprimee');
export const activiteRetablie = event<{ activiteId: string }>('activite.retablie');
const entree = z.object({ activiteId: z.uuid() });

/**
 * Takes away an activity of the person signed in. @throws NotFound when it is not his, or is already taken away
 */
export const supprimerActivite = action({
  name: 'activites.supprimer',
  input: entree,
  subject: ({ activiteId }) => activiteId,
  async execute(context, { activiteId }): Promise<void> {
    const supprimee = await laSienne(context, activiteId)
      .set({ supprimee_le: context.now, modifie_le: context.now })
      .where('supprimee_le', 'is', null)
      .executeTakeFirst();
    if (!supprimee) throw new NotFound(`activite ${activiteId}`);
    const { conseiller, jour } = supprimee;
    await tracer(context, { conseiller, activiteId, jours: [jour], geste: 'supprimee' });
    await activiteSupprimee.emit(context, { activiteId });
  },
});

/** Brings back what was taken away less than an hour ago. @throws NotFound when it is not his, or is gone for good */
export const retablirActivite = action({
  name: 'activites.retablir',
  input: entree,
  subject: ({ activiteId }) => activiteId,
  async execute(context, { activiteId }): Promise<void> {
    const { now } = context;
    const retablie = await laSienne(context, activiteId)
      .set({ supprimee_le: null, modifie_le: now })
      .where('supprimee_le', '>', plusMinutes(now, -RETABLIR_MINUTES))
      .executeTakeFirst();
    if (!retablie) throw new NotFound(`activite ${activiteId}`);
    const { conseiller, jour } = retablie;
    await tracer(context, { conseiller, activiteId, jours: [jour], geste: 'ajoutee' });
    await activiteRetablie.emit(context, { activiteId });
  },
});

const laSienne = ({ tx, actor }: Context, activiteId: string) =>
  tx
    .updateTable('activites')
    .where('id', '=', activiteId)
    .where('conseiller', 'in', (eb) =>
      eb.selectFrom('candidats').select('numero').where('utilisateur_id', '=', actor.id),
    )
    .where((eb) => eb.lit(actor.perimetre.type === 'personne'))
    .returning(['conseiller', 'jour']);

/** Every night: the note of what was taken away goes; the row stays, so that a device that sends it again writes nothing. */
export const oublierNotes = job({
  name: 'activites.oublierNotes',
  data: z.unknown(),
  cron: '10 4 * * *',
  async handle({ db, clock }) {
    await db
      .updateTable('activites')
      .set({ note: null, titre: null })
      .where('supprimee_le', '<=', plusJours(clock(), -NOTE_JOURS))
      .where('note', 'is not', null)
      .execute();
  },
});
