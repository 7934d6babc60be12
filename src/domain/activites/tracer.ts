import { sql } from 'kysely';
import type { Context } from '#platform/action.ts';

type Correction = {
  readonly conseiller: number;
  readonly activiteId: string;
  /** The days it had and has: the month of one of them is enough. */
  readonly jours: readonly string[];
  readonly geste: 'ajoutee' | 'corrigee' | 'supprimee';
  readonly avant?: Readonly<Record<string, unknown>>;
};

/** Once the form of its month is filed, whatever changes leaves a trace (domain, étape 9). */
export async function tracer({ tx, actor, now }: Context, correction: Correction): Promise<void> {
  const { conseiller, activiteId, jours, geste, avant } = correction;
  const clos = await tx
    .selectFrom('activites_mois_clos')
    .select('mois')
    .where('conseiller', '=', conseiller)
    .where(
      'mois',
      'in',
      jours.map((jour) => `${jour.slice(0, 7)}-01`),
    )
    .executeTakeFirst();
  if (!clos) return;
  await tx
    .insertInto('activites_corrections')
    .values({
      activite_id: activiteId,
      geste,
      avant: avant ? sql`${JSON.stringify(avant)}::jsonb` : null,
      acteur_id: actor.id,
      fait_le: now,
    })
    .execute();
}
