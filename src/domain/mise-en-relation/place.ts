import { dansLePerimetre } from '#domain/structures/index.ts';
import { type Lieu, situer } from '#domain/territoires/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';

/** Where a structure recruits, from when, and how many posts are still free: what matching needs of it. */
export type Place = {
  readonly structureId: string;
  readonly nom: string;
  readonly lieu: Lieu;
  /** The latest availability that suits: its start date, or today when that is past (domain, étape 3). */
  readonly disponibleAvant: string;
  readonly postesLibres: number;
  readonly postes: number;
};

/** The place of a structure of the perimeter. @throws NotFound outside it. */
export async function lirePlace(db: Db | Tx, perimetre: Perimetre, structureId: string, now: Date): Promise<Place> {
  const structure = await db
    .selectFrom('structures as s')
    .select(['s.id', 's.nom', 's.commune_code', 's.demarrage_le', 's.statut'])
    .select((eb) => [
      eb
        .selectFrom('postes as p')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('p.structure_id', '=', 's.id')
        .where('p.statut', '=', 'vacant')
        .as('postes'),
      eb
        .selectFrom('mises_en_relation as m')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('m.structure_id', '=', 's.id')
        .where('m.statut', 'in', ['recrutement_souhaite', 'recrutement_accepte'])
        .as('pris'),
    ])
    .where('s.id', '=', structureId)
    .where(dansLePerimetre(perimetre))
    .executeTakeFirst();
  const lieu = structure && (await situer(db, structure.commune_code));
  if (!structure || !lieu) throw new NotFound(`structure ${structureId}`);
  const aujourdhui = dateCivile(now);
  const postes = structure.statut === 'activee' ? (structure.postes ?? 0) : 0;
  return {
    structureId: structure.id,
    nom: structure.nom,
    lieu,
    disponibleAvant: structure.demarrage_le > aujourdhui ? structure.demarrage_le : aujourdhui,
    postes,
    postesLibres: Math.max(0, postes - (structure.pris ?? 0)),
  };
}
