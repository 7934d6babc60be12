import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Perimetre } from '#platform/actor.ts';
import type { DB } from '#platform/db/schema.ts';

type Constructeur = ExpressionBuilder<DB & { s: DB['structures'] }, 's'>;

/** The condition « this structure is in the perimeter », on the alias `s`. Nothing outside it exists for the actor. */
export const dansLePerimetre =
  (perimetre: Perimetre) =>
  (eb: Constructeur): Expression<SqlBool> => {
    if (perimetre.type === 'nation') return eb.lit(true);
    if (perimetre.type === 'departements')
      return perimetre.codes.length > 0 ? eb('s.departement_code', 'in', [...perimetre.codes]) : eb.lit(false);
    if (perimetre.type === 'structure') return eb('s.id', '=', perimetre.structureId);
    return eb.lit(false);
  };
