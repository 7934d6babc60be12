import { sql } from 'kysely';
import { z } from 'zod';
import { SYSTEME } from '#platform/actor.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { plusJours } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { enLots } from '#platform/lots.ts';

// Project's decision: an offer stays a month on emploi-territorial.fr, and is declared some weeks after at the latest.
const MEMOIRE_JOURS = 90;

/**
 * Every quarter of an hour: the references that emploi-territorial.fr shows now are remembered, and the published
 * fiches de poste whose reference was seen say so.
 */
export const constaterPublications = job({
  name: 'offres.constaterPublications',
  data: z.unknown(),
  cron: '*/15 * * * *',
  async handle(tools) {
    if (!tools.fluxOffres) return;
    const references = (await tools.fluxOffres()) ?? [];
    const now = tools.clock();
    await transaction(tools.db, async (tx) => {
      for (const lot of enLots(references.map((reference) => ({ reference, vue_le: now }))))
        await tx
          .insertInto('offres_vues')
          .values([...lot])
          .onConflict((conflit) => conflit.doNothing())
          .execute();
      await tx.deleteFrom('offres_vues').where('vue_le', '<', plusJours(now, -MEMOIRE_JOURS)).execute();
      const constatees = await tx
        .updateTable('fiches_de_poste as f')
        .from('offres_vues as v')
        .set({ constatee_le: sql.ref('v.vue_le') })
        .whereRef('v.reference', '=', 'f.reference_emploi_territorial')
        .where('f.constatee_le', 'is', null)
        .where('f.statut', '=', 'publiee')
        .returning('f.structure_id')
        .execute();
      const faits = constatees.map(({ structure_id }) => ({ action: 'offres.constater', sujet: structure_id }));
      if (faits.length > 0) await inscrireAudit({ tx, now, actor: SYSTEME, tools }, ...faits);
    });
  },
});
