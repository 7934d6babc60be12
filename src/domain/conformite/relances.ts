import { z } from 'zod';
import { adresseDe } from '#domain/comptes/index.ts';
import type { Tools } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile, plusJours } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { direALaStructure } from './annoncer.ts';
import { verrouillerDossier } from './dossier.ts';
import { OBJECTIF_JOURS } from './lifecycle.ts';
import { aCompleter, aDeposer, retards } from './mails.ts';

// Every ten days, as long as nothing moves: enough to be remembered, not enough to be filtered.
const RELANCE_JOURS = 10;

/** Every morning: structures that chose somebody and have not deposited, or have corrections to make, are reminded. */
export const relancerStructures = job({
  name: 'conformite.relancerStructures',
  data: z.unknown(),
  cron: '15 9 * * *',
  async handle(tools) {
    const avant = plusJours(tools.clock(), -RELANCE_JOURS);
    for (const { id } of await aRelancer(tools, avant)) await relancer(tools, id, avant);
  },
});

const aRelancer = ({ db }: Tools, avant: Date) =>
  db
    .selectFrom('dossiers_conformite as d')
    .innerJoin('structures as s', 's.id', 'd.structure_id')
    .select('d.id')
    .where('s.statut', '=', 'activee')
    .where((eb) => eb.or([eb('d.relance_le', 'is', null), eb('d.relance_le', '<=', avant)]))
    .where((eb) =>
      eb.or([
        eb.and([eb('d.statut', '=', 'a_completer'), eb('d.statut_le', '<=', avant)]),
        eb.and([
          eb('d.statut', '=', 'en_preparation'),
          eb.exists(
            eb
              .selectFrom('mises_en_relation as m')
              .select('m.id')
              .whereRef('m.structure_id', '=', 's.id')
              .where('m.poste_id', 'is not', null)
              .where('m.statut_le', '<=', avant),
          ),
        ]),
      ]),
    )
    .orderBy('d.id')
    .execute();

/** One file, in its own transaction: two workers remind once. */
const relancer = (tools: Tools, dossierId: string, avant: Date) =>
  transaction(tools.db, async (tx) => {
    const now = tools.clock();
    const context = { tx, now, actor: SYSTEME, tools };
    const dossier = await verrouillerDossier(context, dossierId);
    if (dossier.relance_le && dossier.relance_le > avant) return;
    await tx.updateTable('dossiers_conformite').set({ relance_le: now }).where('id', '=', dossierId).execute();
    await direALaStructure(context, dossier, dossier.statut === 'a_completer' ? aCompleter : aDeposer, {});
  });

/** Every Monday: each agent learns how many of the files given to him are older than the month. */
export const signalerRetards = job({
  name: 'conformite.signalerRetards',
  data: z.unknown(),
  cron: '45 8 * * 1',
  async handle(tools) {
    const now = tools.clock();
    const agents = await tools.db
      .selectFrom('dossiers_conformite')
      .select(['assigne_a', (eb) => eb.fn.countAll<number>().as('nombre')])
      .where('statut', '=', 'depose')
      .where('assigne_a', 'is not', null)
      .where('depose_le', '<', plusJours(now, -OBJECTIF_JOURS))
      .groupBy('assigne_a')
      .execute();
    for (const { assigne_a, nombre } of agents)
      await transaction(tools.db, async (tx) => {
        const a = await adresseDe(tx, assigne_a);
        const donnees = { nombre };
        if (a)
          await queueMail({ tx, now, actor: SYSTEME, tools }, retards, {
            a,
            cle: `${assigne_a}:${dateCivile(now)}`,
            donnees,
          });
      });
  },
});
