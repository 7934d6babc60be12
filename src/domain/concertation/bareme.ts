import { z } from 'zod';
import { lireDepartement } from '#domain/territoires/index.ts';
import { action } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Forbidden, InvalidInput, Refused } from '#platform/errors.ts';
import { peutDecider } from './rights.ts';

type Nature = 'publique' | 'privee';
export type LigneBareme = {
  readonly departement_code: string | null;
  readonly nature: Nature | null;
  readonly montant_centimes: number;
  readonly valable_du: string;
};

/**
 * The amount of a post, in centimes: among the lines in force that day, the most precise (département and nature,
 * then département, then nature, then the nation), then the latest. Undefined when no line applies.
 */
export function montantDuPoste(
  lignes: readonly LigneBareme[],
  cas: { departementCode: string; nature: Nature; le: string },
): number | undefined {
  const precision = ({ departement_code, nature }: LigneBareme) => (departement_code ? 2 : 0) + (nature ? 1 : 0);
  const applicables = lignes.filter(
    ({ departement_code, nature, valable_du }) =>
      valable_du <= cas.le &&
      (departement_code ?? cas.departementCode) === cas.departementCode &&
      (nature ?? cas.nature) === cas.nature,
  );
  return applicables.toSorted((a, b) => precision(b) - precision(a) || b.valable_du.localeCompare(a.valable_du))[0]
    ?.montant_centimes;
}

export const lireBareme = (db: Db | Tx) =>
  db.selectFrom('bareme').selectAll().orderBy('valable_du', 'desc').orderBy('departement_code').execute();

/** Adds a line: amounts are data entered by ANCT, never code (domain, §5). A line already there is refused. */
export const ajouterLigneBareme = action({
  name: 'concertation.ajouterLigneBareme',
  input: z.object({
    departementCode: z.string().nullable(),
    nature: z.enum(['publique', 'privee']).nullable(),
    montantCentimes: z.number().int().min(1).max(100_000_000),
    valableDu: z.iso.date(),
    source: z.string().trim().min(1).max(500),
  }),
  async execute({ tx, actor, now }, { departementCode, nature, montantCentimes, valableDu, source }): Promise<string> {
    if (!peutDecider(actor)) throw new Forbidden('concertation.ajouterLigneBareme');
    if (valableDu < dateCivile(now))
      throw new Refused(
        'Une ligne du barème vaut à partir d’aujourd’hui ou plus tard : les décisions déjà prises ne changent pas.',
      );
    if (departementCode !== null && !(await lireDepartement(tx, departementCode)))
      throw new InvalidInput({ departementCode: 'Choisissez un département de la liste.' });
    const ligne = await tx
      .insertInto('bareme')
      .values({
        departement_code: departementCode,
        nature,
        montant_centimes: montantCentimes,
        valable_du: valableDu,
        source,
        saisi_par: actor.id,
        saisi_le: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!ligne) throw new Refused('Le barème a déjà une ligne pour ce département, cette nature et cette date.');
    return ligne.id;
  },
  subject: (_, id) => id,
});
