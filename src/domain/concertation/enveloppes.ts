import { z } from 'zod';
import { lireDepartement } from '#domain/territoires/index.ts';
import { action } from '#platform/action.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { pluriel } from '#platform/texte.ts';
import { POSTES_MAX } from './chiffres.ts';
import { peutDecider } from './rights.ts';

/** Agrees on a département's number of posts (accord préalable de principe); null removes the agreement. */
export const fixerEnveloppe = action({
  name: 'concertation.fixerEnveloppe',
  input: z.object({ departementCode: z.string().max(3), postes: z.number().int().min(0).max(POSTES_MAX).nullable() }),
  async execute({ tx, actor }, { departementCode, postes }): Promise<void> {
    if (!peutDecider(actor)) throw new Forbidden('concertation.fixerEnveloppe');
    if (!(await lireDepartement(tx, departementCode))) throw new NotFound('departement');
    await tx
      .insertInto('enveloppes')
      .values({ departement_code: departementCode })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const enveloppe = await tx
      .selectFrom('enveloppes')
      .selectAll()
      .where('departement_code', '=', departementCode)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (postes !== null && postes < enveloppe.postes_attribues)
      throw new Refused(
        `Ce département a déjà ${pluriel(enveloppe.postes_attribues, 'poste attribué', 'postes attribués')} : l’enveloppe ne peut pas être plus petite.`,
      );
    await tx.updateTable('enveloppes').set({ postes }).where('departement_code', '=', departementCode).execute();
  },
  subject: ({ departementCode }) => departementCode,
});

/** The envelope of each département of the perimeter: agreed (null: nothing agreed), used, and files waiting. */
export function listerEnveloppes(db: Db, perimetre: Perimetre) {
  const query = db
    .selectFrom('departements as d')
    .leftJoin('enveloppes as e', 'e.departement_code', 'd.code')
    .select([
      'd.code',
      'd.nom',
      'e.postes',
      (eb) => eb.fn.coalesce('e.postes_attribues', eb.lit(0)).as('attribues'),
      (eb) =>
        eb
          .selectFrom('structures as s')
          .select((e) => e.fn.countAll<number>().as('n'))
          .whereRef('s.departement_code', '=', 'd.code')
          .where('s.statut', 'in', ['a_instruire', 'avis_rendu', 'examen_complementaire'])
          .$asScalar()
          .$notNull()
          .as('enFile'),
    ])
    .orderBy((eb) => eb.fn('length', ['d.code']))
    .orderBy('d.code');
  if (perimetre.type === 'nation') return query.execute();
  if (perimetre.type !== 'departements' || perimetre.codes.length === 0) return Promise.resolve([]);
  return query.where('d.code', 'in', [...perimetre.codes]).execute();
}
