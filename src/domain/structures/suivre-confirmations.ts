import { z } from 'zod';
import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { plusJours } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { changerStatuts } from './changer-statut.ts';
import { envoyerConfirmation } from './liens.ts';
import { relanceConfirmation } from './mails.ts';

const RELANCE_AVANT_JOURS = 2;

/** Every morning: one reminder two days before the last link ends, then the registration expires. */
export const suivreConfirmations = job({
  name: 'structures.suivreConfirmations',
  data: z.unknown(),
  cron: '0 7 * * *',
  handle: (tools) => transaction(tools.db, (tx) => suivre({ tx, now: tools.clock(), actor: SYSTEME, tools })),
});

async function suivre(context: Context): Promise<void> {
  const { now } = context;
  const enAttente = await lireEnAttente(context);
  const perimees = enAttente.filter(({ expireLe }) => expireLe <= now);
  await changerStatuts(context, perimees, 'expirer');
  const aRelancer = enAttente.filter(
    ({ expireLe, liens }) => liens === 1 && expireLe > now && expireLe <= plusJours(now, RELANCE_AVANT_JOURS),
  );
  // A new link, since only the fingerprint of the first is kept; it ends when the first does.
  for (const { expireLe, ...structure } of aRelancer)
    await envoyerConfirmation(context, structure, { modele: relanceConfirmation, expireLe });
  await inscrireAudit(context, ...perimees.map(({ id }) => ({ action: 'structures.expirer', sujet: id })));
}

/** Registrations that wait, locked first: none is confirmed or given a new link while this is decided. */
async function lireEnAttente({ tx, now }: Context) {
  const structures = await tx
    .selectFrom('structures')
    .select(['id', 'statut', 'nom', 'contact_email'])
    .where('statut', '=', 'a_confirmer')
    .orderBy('id')
    .forUpdate()
    .execute();
  const liens = await tx
    .selectFrom('confirmations as c')
    .innerJoin('structures as s', 's.id', 'c.structure_id')
    .select(['s.id', (eb) => eb.fn.max('c.expire_le').as('expireLe'), (eb) => eb.fn.countAll<number>().as('liens')])
    .where('s.statut', '=', 'a_confirmer')
    .groupBy('s.id')
    .execute();
  const parStructure = new Map(liens.map((lien) => [lien.id, lien]));
  return structures.map((structure) => ({ expireLe: now, liens: 0, ...structure, ...parStructure.get(structure.id) }));
}
