import { z } from 'zod';
import { dansLePerimetre } from '#domain/structures/index.ts';
import { action } from '#platform/action.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { peutRetenir } from './rights.ts';

/** ANCT holds back the payments of a post until a follow-up report comes (étape 9). @throws Refused when it does already */
export const retenirVersements = action({
  name: 'versements.retenir',
  input: z.object({ posteId: z.uuid(), motif: z.string().trim().min(1, 'Dites ce qui est attendu.').max(1000) }),
  subject: ({ posteId }) => posteId,
  async execute({ tx, actor, now }, { posteId, motif }): Promise<void> {
    if (!peutRetenir(actor)) throw new Forbidden('versements.retenir');
    const poste = await tx.selectFrom('postes').select('structure_id').where('id', '=', posteId).executeTakeFirst();
    if (!poste) throw new NotFound(`poste ${posteId}`);
    const posee = await tx
      .insertInto('retenues')
      .values({ poste_id: posteId, structure_id: poste.structure_id, motif, posee_par: actor.id, posee_le: now })
      .onConflict((conflict) => conflict.column('poste_id').where('levee_le', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!posee) throw new Refused('Les versements de ce poste sont déjà retenus.');
  },
});

/** Lets them go. @throws Refused when nothing holds them */
export const leverRetenue = action({
  name: 'versements.leverRetenue',
  input: z.object({ posteId: z.uuid() }),
  subject: ({ posteId }) => posteId,
  async execute({ tx, actor, now }, { posteId }): Promise<void> {
    if (!peutRetenir(actor)) throw new Forbidden('versements.leverRetenue');
    const levee = await tx
      .updateTable('retenues')
      .set({ levee_le: now, levee_par: actor.id })
      .where('poste_id', '=', posteId)
      .where('levee_le', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!levee) throw new Refused('Les versements de ce poste ne sont pas retenus.');
  },
});

/** What is held back in a structure of the perimeter, and why. */
export const lireRetenues = (db: Db, perimetre: Perimetre, structureId: string) =>
  db
    .selectFrom('retenues as t')
    .innerJoin('structures as s', 's.id', 't.structure_id')
    .innerJoin('postes as p', 'p.id', 't.poste_id')
    .select(['t.poste_id', 'p.numero as numeroPoste', 't.motif', 't.posee_le'])
    .where('t.structure_id', '=', structureId)
    .where('t.levee_le', 'is', null)
    .where(dansLePerimetre(perimetre))
    .orderBy('p.numero')
    .execute();

/** A post of the perimeter, or that it held before: its number and its structure now. @throws NotFound */
export async function posteDuVersement(db: Db, perimetre: Perimetre, posteId: string) {
  const poste = await db
    .selectFrom('postes as p')
    .innerJoin('structures as s', 's.id', 'p.structure_id')
    .select(['p.id', 'p.numero', 'p.statut', 'p.montant_centimes', 's.nom as structure', 's.id as structureId'])
    .where('p.id', '=', posteId)
    .where((eb) =>
      eb.or([
        dansLePerimetre(perimetre)(eb),
        // Who held it before reads what happened (domain, « Life after »).
        eb.exists(
          eb
            .selectFrom('postes_transferts as t')
            .innerJoin('structures as s', 's.id', 't.de_structure_id')
            .select('t.id')
            .whereRef('t.poste_id', '=', 'p.id')
            .where(dansLePerimetre(perimetre)),
        ),
      ]),
    )
    .executeTakeFirst();
  if (!poste) throw new NotFound(`poste ${posteId}`);
  return poste;
}
