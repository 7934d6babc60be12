import { z } from 'zod';
import { plusJours } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { effacerFichier } from '#platform/files/effacer.ts';
import { job } from '#platform/jobs/jobs.ts';
import { ENVOI_JOURS, oublierMorceaux } from './envois.ts';

// Project's decision: nobody keeps a list of people that nobody decides to import.
const DECISION_JOURS = 30;

/** Every hour: files cut half-way a day ago go, and lists read a month ago that nobody imported. */
export const oublierListes = job({
  name: 'imports.oublier',
  data: z.unknown(),
  cron: '40 * * * *',
  async handle(tools) {
    const { db, clock } = tools;
    const now = clock();
    const envois = await db
      .selectFrom('imports_envois')
      .select('id')
      .where('commence_le', '<=', plusJours(now, -ENVOI_JOURS))
      .execute();
    for (const { id } of envois)
      await transaction(db, async (tx) => {
        await oublierMorceaux({ tx, tools }, id);
        await tx.deleteFrom('imports_envois').where('id', '=', id).execute();
      });
    await transaction(db, async (tx) => {
      const oublies = await tx
        .selectFrom('imports')
        .select(['id', 'fichier_cle as cle'])
        .where('etat', 'in', ['depose', 'analyse'])
        .where('depose_le', '<=', plusJours(now, -DECISION_JOURS))
        .forUpdate()
        .execute();
      if (oublies.length === 0) return;
      const raison = `Personne ne l’a importée dans les ${DECISION_JOURS} jours : le fichier est effacé.`;
      await tx
        .updateTable('imports')
        .set({ etat: 'refuse', raison, fichier_cle: null, fini_le: now })
        .where(
          'id',
          'in',
          oublies.map(({ id }) => id),
        )
        .execute();
      await tools.jobs.sendMany(
        tx,
        effacerFichier,
        oublies.flatMap(({ cle }) => (cle ? [{ cle }] : [])),
      );
    });
  },
});
