import { sql } from 'kysely';
import type { Context } from '#platform/action.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Refused } from '#platform/errors.ts';
import { euros, pluriel } from '#platform/texte.ts';

type Prise = { readonly departementCode: string; readonly postes: number; readonly montantCentimes: number };

// Guide, « Les chiffres clé » and « La concertation territoriale »: 4 000 posts and 200 M€, each département's agreed number.
/**
 * Guide, « Les chiffres clé », and domain §3: never exceeded.
 * Takes posts and money from the national caps and from the département's envelope, or refuses with what is left.
 * The counters move by conditional updates with checks behind: no concurrency can exceed them. Always in this order.
 */
export async function reserver({ tx }: Context, { departementCode, postes, montantCentimes }: Prise): Promise<void> {
  const national = await tx
    .updateTable('plafonds')
    .set((eb) => ({
      postes_attribues: eb('postes_attribues', '+', postes),
      montant_reserve_centimes: eb('montant_reserve_centimes', '+', montantCentimes),
    }))
    .where(
      sql<boolean>`postes_attribues + ${postes} <= postes_max and montant_reserve_centimes + ${montantCentimes} <= montant_max_centimes`,
    )
    .returning('postes_attribues')
    .executeTakeFirst();
  if (!national) {
    const { postesRestants, montantRestantCentimes } = await lirePlafond(tx);
    if (postesRestants === 0) throw new Refused('Le plafond national est atteint : il ne reste aucun poste.');
    throw new Refused(
      `Le plafond national serait dépassé : il reste ${pluriel(postesRestants, 'poste')} et ${euros(montantRestantCentimes)}. Diminuez le nombre de postes.`,
    );
  }
  await tx
    .insertInto('enveloppes')
    .values({ departement_code: departementCode })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const local = await tx
    .updateTable('enveloppes')
    .set((eb) => ({ postes_attribues: eb('postes_attribues', '+', postes) }))
    .where('departement_code', '=', departementCode)
    .where(sql<boolean>`(postes is null or postes_attribues + ${postes} <= postes)`)
    .returning('postes_attribues')
    .executeTakeFirst();
  if (local) return;
  const enveloppe = await tx
    .selectFrom('enveloppes')
    .selectAll()
    .where('departement_code', '=', departementCode)
    .executeTakeFirstOrThrow();
  const reste = (enveloppe.postes ?? 0) - enveloppe.postes_attribues;
  if (reste === 0)
    throw new Refused('L’enveloppe du département est épuisée : augmentez-la avant de retenir ce dossier.');
  throw new Refused(
    `L’enveloppe du département serait dépassée : il y reste ${pluriel(reste, 'poste')}. Diminuez le nombre de postes ou augmentez l’enveloppe.`,
  );
}

/** A post goes from one département to another: the nation's caps do not move. @throws Refused when its envelope is full */
export async function deplacer(context: Context, deCode: string, versCode: string): Promise<void> {
  if (deCode === versCode) return;
  const rien = { postes: 1, montantCentimes: 0 };
  await liberer(context, { departementCode: deCode, ...rien });
  await reserver(context, { departementCode: versCode, ...rien });
}

/** Gives posts and money back. */
export async function liberer({ tx }: Context, { departementCode, postes, montantCentimes }: Prise): Promise<void> {
  await tx
    .updateTable('plafonds')
    .set((eb) => ({
      postes_attribues: eb('postes_attribues', '-', postes),
      montant_reserve_centimes: eb('montant_reserve_centimes', '-', montantCentimes),
    }))
    .execute();
  await tx
    .updateTable('enveloppes')
    .set((eb) => ({ postes_attribues: eb('postes_attribues', '-', postes) }))
    .where('departement_code', '=', departementCode)
    .execute();
}

/** Where the national caps stand now: posts, and euros in centimes. */
export async function lirePlafond(db: Db | Tx) {
  const plafond = await db.selectFrom('plafonds').selectAll().executeTakeFirstOrThrow();
  return {
    postesMax: plafond.postes_max,
    postesAttribues: plafond.postes_attribues,
    postesRestants: plafond.postes_max - plafond.postes_attribues,
    montantMaxCentimes: plafond.montant_max_centimes,
    montantReserveCentimes: plafond.montant_reserve_centimes,
    montantRestantCentimes: plafond.montant_max_centimes - plafond.montant_reserve_centimes,
  };
}
