import type { Context } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { cycle, type GesteAtelier } from './lifecycle.ts';

const ateliers = (tx: Tx) => tx.selectFrom('ateliers as a').selectAll('a').orderBy('a.debut').orderBy('a.id');

/** The workshops of the person signed in. */
const siens = (tx: Tx, { id, perimetre }: Actor) =>
  ateliers(tx)
    .where('a.conseiller', 'in', (eb) => eb.selectFrom('candidats').select('numero').where('utilisateur_id', '=', id))
    .where((eb) => eb.lit(perimetre.type === 'personne'));

/** A workshop of whoever acts, locked: registrations of one workshop come one after the other. @throws NotFound */
export async function verrouillerLeSien({ tx, actor }: Context, atelierId: string) {
  const atelier = await siens(tx, actor).where('a.id', '=', atelierId).forNoKeyUpdate('a').executeTakeFirst();
  if (!atelier) throw new NotFound(`atelier ${atelierId}`);
  return atelier;
}
export type Atelier = Awaited<ReturnType<typeof verrouillerLeSien>>;

/**
 * A workshop of whoever acts, alone or with those that follow it in its series and are neither held nor cancelled; it
 * comes first. @throws NotFound
 */
export async function verrouillerLesSiens(
  context: Context,
  atelierId: string,
  portee: Portee,
): Promise<readonly [Atelier, ...Atelier[]]> {
  const { tx, actor } = context;
  const lu = portee === 'suivants' && (await siens(tx, actor).where('a.id', '=', atelierId).executeTakeFirst());
  const suivants = lu
    ? await siens(tx, actor)
        .where('a.serie_id', '=', lu.serie_id)
        .where('a.debut', '>=', lu.debut)
        .where('a.id', '!=', atelierId)
        .where('a.statut', 'in', ['prepare', 'publie'])
        .forNoKeyUpdate('a')
        .execute()
    : [];
  return [await verrouillerLeSien(context, atelierId), ...suivants];
}
/** What a gesture on a workshop of a series is about. */
export type Portee = 'celui_ci' | 'suivants';

/** Any workshop, locked, for the people who register. @throws NotFound */
export async function verrouillerAtelier({ tx }: Context, atelierId: string): Promise<Atelier> {
  const atelier = await ateliers(tx).where('a.id', '=', atelierId).forNoKeyUpdate('a').executeTakeFirst();
  if (!atelier) throw new NotFound(`atelier ${atelierId}`);
  return atelier;
}

/** Moves a workshop along its life cycle, with what else changes. @throws Forbidden, Refused */
export async function changerStatut(
  { tx, actor, now }: Context,
  { id, statut }: Atelier,
  geste: GesteAtelier,
  plus: Readonly<{
    publie_le?: Date;
    motif?: string;
    version?: number;
    activite_id?: string | null;
    activite_retiree?: string | null;
    presents?: number;
    non_inscrits?: number;
  }> = {},
): Promise<void> {
  cycle.exiger(geste, statut, actor.role, 'Cet atelier');
  await tx
    .updateTable('ateliers')
    .set({ statut: cycle.target(geste), statut_le: now, modifie_le: now, ...plus })
    .where('id', '=', id)
    .execute();
}
