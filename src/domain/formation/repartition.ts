import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import type { StatutFormation } from './lifecycle.ts';
import { formationVisible } from './perimetre.ts';

export type Repartition = {
  readonly organismeId: string;
  readonly organisme: string;
  readonly nombre: (...statuts: readonly StatutFormation[]) => number;
};

/** How many people stand at each step, training body by training body, by name. */
export async function repartirParOrganisme(db: Db, perimetre: Perimetre): Promise<Repartition[]> {
  const lignes = await db
    .selectFrom('formations as f')
    .innerJoin('mises_en_relation as m', 'm.id', 'f.mise_en_relation_id')
    .innerJoin('structures as s', 's.id', 'm.structure_id')
    .innerJoin('organismes as o', 'o.id', 'f.organisme_id')
    .select(['o.id', 'o.nom', 'f.statut', (eb) => eb.fn.countAll<number>().as('n')])
    .where('f.statut', '!=', 'annulee')
    .where(formationVisible(perimetre))
    .groupBy(['o.id', 'o.nom', 'o.nom_tri', 'f.statut'])
    .orderBy('o.nom_tri')
    .execute();
  return [...Map.groupBy(lignes, ({ id }) => id)].map(([organismeId, siennes]) => ({
    organismeId,
    organisme: siennes[0]?.nom ?? '',
    nombre: (...statuts) =>
      siennes.filter(({ statut }) => statuts.includes(statut)).reduce((total, { n }) => total + n, 0),
  }));
}
