import { z } from 'zod';
import { action } from '#platform/action.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { verrouillerLeSien } from './evenement.ts';
import { estCommence } from './regles.ts';

/** People noted in one go: as many as a form may carry. */
export const PRESENCES_PAR_PAGE = 200;
const ids = z.array(z.uuid()).max(PRESENCES_PAR_PAGE);

/** Who came and who did not, all at once. Noted again, the last note stands. @throws Forbidden, NotFound, Refused before the event begins */
export const noterPresences = action({
  name: 'communaute.noterPresences',
  input: z.object({ evenementId: z.uuid(), presents: ids, absents: ids }),
  async execute(context, { evenementId, presents, absents }): Promise<void> {
    const { tx, now } = context;
    const evenement = await verrouillerLeSien(context, evenementId);
    if (evenement.statut !== 'publie') throw new Refused('Cet événement n’a pas eu lieu : il n’y a rien à noter.');
    if (!estCommence(evenement, now))
      throw new Refused('Cet événement n’a pas commencé : les présences se notent après.');
    const inscrits = await tx
      .selectFrom('inscriptions_evenements')
      .select('id')
      .where('evenement_id', '=', evenementId)
      .where('statut', '=', 'inscrite')
      .execute();
    const connus = new Set(inscrits.map(({ id }) => id));
    if ([...presents, ...absents].some((id) => !connus.has(id))) throw new NotFound('inscription');
    const noter = (presence: 'present' | 'absent', lesquels: readonly string[]) =>
      lesquels.length === 0
        ? undefined
        : tx
            .updateTable('inscriptions_evenements')
            .set({ presence })
            .where('id', 'in', [...lesquels])
            .execute();
    await noter('absent', absents);
    await noter('present', presents);
    await tx.updateTable('evenements').set({ presences_le: now }).where('id', '=', evenementId).execute();
  },
  subject: ({ evenementId }) => evenementId,
});
