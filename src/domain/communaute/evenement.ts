import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { cycleEvenement, type GesteEvenement } from './lifecycle.ts';
import { peutGerer } from './rights.ts';

const departements: RawBuilder<readonly string[]> =
  sql`coalesce((select array_agg(d.departement_code order by d.departement_code)
  from evenements_departements d where d.evenement_id = e.id), '{}')`;
const combien = (statut: 'inscrite' | 'en_attente') =>
  sql<number>`(select count(*)::int from inscriptions_evenements i where i.evenement_id = e.id and i.statut = ${sql.lit(statut)})`;

/** The condition « this event touches one of these départements », on the alias `e`. */
export const touche = (codes: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from evenements_departements d where d.evenement_id = e.id and d.departement_code in (${codes}))`;

/**
 * The condition « whoever organises events may read this one », on the alias `e`: ANCT all of them; a préfecture those of
 * the nation and of its territory, its own drafts included.
 */
export function organisable({ perimetre }: Actor): RawBuilder<boolean> {
  if (perimetre.type === 'nation') return sql<boolean>`true`;
  if (perimetre.type !== 'departements' || perimetre.codes.length === 0) return sql<boolean>`false`;
  const ici = touche(sql.join([...perimetre.codes]));
  return sql<boolean>`((e.portee = 'nation' or ${ici}) and (e.statut <> 'brouillon' or e.organise_par = 'prefecture'))`;
}

/** The events, each with its départements and how full it is. */
export const evenements = (db: Db | Tx) =>
  db
    .selectFrom('evenements as e')
    .selectAll('e')
    .select([
      departements.as('departements'),
      combien('inscrite').as('inscrits'),
      combien('en_attente').as('enAttente'),
    ]);
export type EvenementLu = Awaited<ReturnType<ReturnType<typeof evenements>['executeTakeFirstOrThrow']>>;

/** One event, for those who organise. @throws NotFound */
export async function lireEvenement(db: Db | Tx, actor: Actor, evenementId: string): Promise<EvenementLu> {
  const lu = await evenements(db).where('e.id', '=', evenementId).where(organisable(actor)).executeTakeFirst();
  if (!lu) throw new NotFound(`evenement ${evenementId}`);
  return lu;
}

/**
 * An event, locked until the gesture ends: its places are counted one gesture at a time. The counts are read after the
 * lock, so that they are those of now. @throws NotFound
 */
export async function verrouillerEvenement(
  { tx }: Pick<Context, 'tx'>,
  evenementId: string,
  condition: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<EvenementLu> {
  const verrou = await tx
    .selectFrom('evenements as e')
    .select('e.id')
    .where('e.id', '=', evenementId)
    .where(condition)
    .forNoKeyUpdate('e')
    .executeTakeFirst();
  if (!verrou) throw new NotFound(`evenement ${evenementId}`);
  return evenements(tx).where('e.id', '=', evenementId).executeTakeFirstOrThrow();
}

/** An event that whoever acts organises, locked. @throws Forbidden, NotFound */
export async function verrouillerLeSien(context: Context, evenementId: string): Promise<EvenementLu> {
  const evenement = await verrouillerEvenement(context, evenementId, organisable(context.actor));
  if (!peutGerer(context.actor, evenement)) throw new Forbidden('communaute.gererEvenement');
  return evenement;
}

/** Moves a locked event along its life cycle. @throws Forbidden, Refused */
export async function changerEvenement(
  { tx, actor, now }: Context,
  { id, statut, fin, version }: EvenementLu,
  geste: GesteEvenement,
  motif: string | null = null,
): Promise<EvenementLu> {
  cycleEvenement.exiger(geste, statut, actor.role, 'Cet événement');
  if (fin <= now) throw new Refused('Cet événement est terminé : il ne change plus.');
  await tx
    .updateTable('evenements')
    .set({ statut: cycleEvenement.target(geste), statut_le: now, motif, version: version + 1 })
    .where('id', '=', id)
    .execute();
  return evenements(tx).where('e.id', '=', id).executeTakeFirstOrThrow();
}
