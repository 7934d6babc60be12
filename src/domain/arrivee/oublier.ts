import { z } from 'zod';
import type { Context } from '#platform/action.ts';
import { plusJours } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { OUBLI_JOURS } from './regles.ts';

const ADRESSE = { adresse: null, code_postal_ville: null } as const;
const TENUE = { ...ADRESSE, taille: null, coupe: null, precisions: null } as const;

/**
 * Every night: the address of a kit received two months ago, and what is known of the person two months after the arrival
 * closed. A kit that waits keeps its own.
 */
export const oublierLesKits = job({
  name: 'arrivee.oublierLesKits',
  data: z.unknown(),
  cron: '35 3 * * *',
  async handle(tools) {
    const now = tools.clock();
    const avant = plusJours(now, -OUBLI_JOURS);
    await transaction(tools.db, async (tx) => {
      await tx
        .updateTable('kits')
        .set({ ...ADRESSE, efface_le: now })
        .where('statut', '=', 'recu')
        .where('statut_le', '<', avant)
        .where('adresse', 'is not', null)
        .execute();
      const closes = tx
        .selectFrom('arrivees')
        .select('id')
        .where('statut', '=', 'close')
        .where('statut_le', '<', avant);
      await tx
        .updateTable('kits')
        .set({ ...TENUE, efface_le: now })
        .where('arrivee_id', 'in', closes)
        .where('taille', 'is not', null)
        .execute();
      await tx
        .updateTable('equipements')
        .set({ note: '' })
        .where('arrivee_id', 'in', closes)
        .where('note', '<>', '')
        .execute();
    });
  },
});

/** The person erases his profile: his size, his address and his words go at once. */
export async function oublierLaPersonne({ tx, now }: Context, candidatId: string): Promise<void> {
  const siennes = tx
    .selectFrom('arrivees as a')
    .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
    .select('a.id')
    .where('c.id', '=', candidatId);
  await tx
    .updateTable('kits')
    .set({ ...TENUE, efface_le: now })
    .where('arrivee_id', 'in', siennes)
    .execute();
  await tx.updateTable('equipements').set({ note: '' }).where('arrivee_id', 'in', siennes).execute();
}
