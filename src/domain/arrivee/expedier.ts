import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { annoncer } from './annoncer.ts';
import { type ArriveeVerrouillee, changerKit, verrouillerArrivee } from './arrivee.ts';
import { cycleKit } from './lifecycle.ts';
import { envoiAnnule, expedie } from './mails.ts';
import { ENVOI_MAX } from './regles.ts';
import { peutExpedier } from './rights.ts';

export type BilanDEnvoi = { readonly envoiId: string; readonly faits: number; readonly refus: readonly string[] };

const suivi = z.string().trim().max(60, 'Cette référence est trop longue : 60 caractères au plus.');

/**
 * ANCT records that kits have left, one or many, each with the reference by which its parcel is followed (« » when there
 * is none). A kit that cannot leave is left and reported; the others are done, and told to the conseiller and his structure.
 */
export const expedierKits = action({
  name: 'arrivee.expedierKits',
  input: z.object({
    envois: z
      .array(z.object({ arriveeId: z.uuid(), suivi }))
      .min(1, 'Cochez au moins un kit.')
      .max(ENVOI_MAX),
  }),
  async execute(context, { envois }): Promise<BilanDEnvoi> {
    if (!peutExpedier(context.actor)) throw new Forbidden('arrivee.expedierKits');
    const envoiId = randomUUID();
    const partis: ArriveeVerrouillee[] = [];
    const refus: string[] = [];
    const uniques = new Map(envois.map((envoi) => [envoi.arriveeId, envoi.suivi] as const));
    for (const arriveeId of [...uniques.keys()].toSorted()) {
      const arrivee = await verrouillerArrivee(context, arriveeId);
      const raison = refusDEnvoi(arrivee, context);
      if (raison) refus.push(raison);
      else {
        await expedier(context, arrivee, { envoiId, suivi: uniques.get(arriveeId) || null });
        partis.push(arrivee);
      }
    }
    await inscrireAudit(context, ...partis.map(({ id }) => ({ action: 'arrivee.expedierKit', sujet: id })));
    return { envoiId, faits: partis.length, refus };
  },
  subject: (_, { envoiId }) => envoiId,
});

function refusDEnvoi({ statut, kit, numeroKit }: ArriveeVerrouillee, { actor }: Context): string | undefined {
  if (statut === 'close') return `Le contrat du kit n° ${numeroKit} est terminé.`;
  if (cycleKit.refusal('expedier', kit, actor.role))
    return `Le kit n° ${numeroKit} est « ${cycleKit.labels[kit].libelle.toLowerCase()} ».`;
  return undefined;
}

async function expedier(
  context: Context,
  arrivee: ArriveeVerrouillee,
  { envoiId, suivi: reference }: { envoiId: string; suivi: string | null },
): Promise<void> {
  await changerKit(context, arrivee, 'expedier', {
    suivi: reference,
    envoi_id: envoiId,
    expedie_le: context.now,
  });
  await annoncer(context, arrivee, expedie, envoiId, { suivi: reference ?? '' });
}

/** The kits of one sending that did not leave after all: those not received yet are to be sent again, and everybody is told. */
export const annulerEnvoi = action({
  name: 'arrivee.annulerEnvoi',
  input: z.object({ envoiId: z.uuid() }),
  async execute(context, { envoiId }): Promise<number> {
    if (!peutExpedier(context.actor)) throw new Forbidden('arrivee.annulerEnvoi');
    const lignes = await context.tx
      .selectFrom('kits')
      .select('arrivee_id')
      .where('envoi_id', '=', envoiId)
      .orderBy('arrivee_id')
      .execute();
    if (lignes.length === 0) throw new NotFound(`envoi ${envoiId}`);
    const annules: ArriveeVerrouillee[] = [];
    for (const { arrivee_id } of lignes) {
      const arrivee = await verrouillerArrivee(context, arrivee_id);
      if (arrivee.kit !== 'expedie' || arrivee.envoi_id !== envoiId) continue;
      await changerKit(context, arrivee, 'annulerEnvoi', { suivi: null, expedie_le: null });
      await annoncer(context, arrivee, envoiAnnule, envoiId, {});
      annules.push(arrivee);
    }
    await inscrireAudit(context, ...annules.map(({ id }) => ({ action: 'arrivee.annulerLEnvoi', sujet: id })));
    return annules.length;
  },
  subject: ({ envoiId }) => envoiId,
});
