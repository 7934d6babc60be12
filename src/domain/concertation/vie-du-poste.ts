import type { Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { montantPour } from './attribuer.ts';
import { deplacer, reserver } from './plafonds.ts';

/** What renewing a post costs on a civil date, in centimes. @throws NotFound, Refused */
export async function coutDuRenouvellement(db: Db | Tx, posteId: string, le: string): Promise<number> {
  return montantPour(db, await sonLieu(db, posteId), le);
}

async function sonLieu(db: Db | Tx, posteId: string) {
  const lieu = await db
    .selectFrom('postes as p')
    .innerJoin('structures as s', 's.id', 'p.structure_id')
    .select(['s.departement_code', 's.nature'])
    .where('p.id', '=', posteId)
    .executeTakeFirst();
  if (!lieu) throw new NotFound(`poste ${posteId}`);
  return lieu;
}

/**
 * A filled post is renewed: the amount of the day is added to what it was granted, within the caps; its contract is then
 * to be renewed. Answers that amount, in centimes. @throws Refused
 */
export async function renouvelerPoste(context: Context, posteId: string): Promise<number> {
  const { tx, now } = context;
  const lieu = await sonLieu(tx, posteId);
  const centimes = await montantPour(tx, lieu, dateCivile(now));
  await reserver(context, { departementCode: lieu.departement_code, postes: 0, montantCentimes: centimes });
  const renouvele = await tx
    .updateTable('postes')
    .set((eb) => ({ montant_centimes: eb('montant_centimes', '+', centimes), renouvele_le: dateCivile(now) }))
    .where('id', '=', posteId)
    .where('statut', '=', 'pourvu')
    .where('renouvele_le', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!renouvele) throw new Refused('Seul un poste pourvu et pas encore renouvelé peut l’être : rechargez la page.');
  return centimes;
}

/** The contract of a renewed post is renewed too: its money is engaged. @throws Refused when nothing was granted */
export async function engagerRenouvellement({ tx }: Context, posteId: string): Promise<void> {
  const engage = await tx
    .updateTable('postes')
    .set({ renouvele_le: null })
    .where('id', '=', posteId)
    .where('renouvele_le', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (!engage) throw new Refused('Ce poste n’est pas renouvelé : demandez d’abord son renouvellement à l’ANCT.');
}

/** Another contract is signed on a post that was renewed: it takes that money with the rest. */
export async function prendreRenouvellement({ tx }: Context, posteId: string): Promise<void> {
  await tx.updateTable('postes').set({ renouvele_le: null }).where('id', '=', posteId).execute();
}

type Transfert = { readonly id: string; readonly versStructureId: string; readonly depenseCentimes: number };

/**
 * A post changes hands: it takes the next number of the structure that receives it, and its département's envelope.
 * `depenseCentimes`: what it cost the structure that gives it.
 * @throws Refused when that envelope is full
 */
export async function transfererPoste(
  context: Context,
  posteId: string,
  { id, versStructureId, depenseCentimes }: Transfert,
): Promise<void> {
  const { tx, now } = context;
  const poste = await tx
    .selectFrom('postes as p')
    .innerJoin('structures as s', 's.id', 'p.structure_id')
    .select(['p.numero', 'p.structure_id', 's.departement_code'])
    .where('p.id', '=', posteId)
    .forNoKeyUpdate('p')
    .executeTakeFirstOrThrow();
  const vers = await tx
    .selectFrom('structures as s')
    .select((eb) => [
      's.departement_code',
      eb
        .selectFrom('postes as p')
        .select((un) => un.fn.max('p.numero').as('n'))
        .whereRef('p.structure_id', '=', 's.id')
        .as('dernier'),
    ])
    .where('s.id', '=', versStructureId)
    .executeTakeFirstOrThrow();
  await deplacer(context, poste.departement_code, vers.departement_code);
  await tx
    .updateTable('postes')
    .set({ structure_id: versStructureId, numero: (vers.dernier ?? 0) + 1 })
    .where('id', '=', posteId)
    .execute();
  await tx
    .insertInto('postes_transferts')
    .values({
      id,
      poste_id: posteId,
      de_structure_id: poste.structure_id,
      vers_structure_id: versStructureId,
      ancien_numero: poste.numero,
      depense_centimes: depenseCentimes,
      transfere_le: now,
    })
    .execute();
}

/** A structure is in another département since a merger: its live posts are counted there. @throws Refused beyond its envelope */
export async function deplacerPostes(
  context: Context,
  structureId: string,
  { deCode, versCode }: { readonly deCode: string; readonly versCode: string },
): Promise<void> {
  const postes = await context.tx
    .selectFrom('postes')
    .select('id')
    .where('structure_id', '=', structureId)
    .where('statut', 'in', ['vacant', 'pourvu'])
    .execute();
  for (const _ of postes) await deplacer(context, deCode, versCode);
}
