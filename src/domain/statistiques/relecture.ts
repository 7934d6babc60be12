import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/guard.ts';
import { cumulQuiRepond } from './facettes.ts';
import type { FiltresActivite } from './filtres.ts';
import { decouper, enMoisEntiers, type Periode } from './periode.ts';
import type { Portee } from './portees.ts';
import { sources } from './sources.ts';

/**
 * How many activities may be read again one by one for an answer: under 200 ms of them (docs/decisions/0019). Beyond,
 * the days at the ends of a period are not cut (whole months are told), and what no sum answers is not answered.
 */
export const RELECTURE_MAX = 80_000;

export type Comptee = {
  /** What is counted: the period asked, or its whole months. */
  readonly periode: Periode;
  /** The question is one that is not answered. */
  readonly tropLarge: boolean;
};

/** What can be answered of a question, from how many activities it asks to read again. */
export async function ceQuiSeCompte(
  db: Db | Tx,
  portee: Portee,
  filtres: FiltresActivite,
  max = RELECTURE_MAX,
): Promise<Comptee> {
  const periode = { du: filtres.du, au: filtres.au };
  const relues = aRelire(portee, filtres);
  if (relues.length === 0 || (await compter(db, portee, filtres, relues)) <= max) return { periode, tropLarge: false };
  return cumulQuiRepond(portee, filtres)
    ? { periode: enMoisEntiers(periode), tropLarge: false }
    : { periode, tropLarge: true };
}

/** The days to read again. Those of one person, of one place, of the ends of a structure's period are always few. */
function aRelire(portee: Portee, filtres: FiltresActivite): readonly Periode[] {
  if (filtres.lieu !== undefined || (portee.code === 'C' && portee.ids.length < 2)) return [];
  const cumul = cumulQuiRepond(portee, filtres);
  if (cumul) return cumul.auJour || portee.code !== 'D' ? [] : decouper(filtres).bords;
  return portee.code === 'E' && cumulQuiRepond({ code: 'C', ids: [] }, filtres) ? [] : [filtres];
}

/** How many activities they hold: from the sums, by whole months where these have no days. */
async function compter(
  db: Db | Tx,
  portee: Portee,
  { commune, departementDeLaCommune }: FiltresActivite,
  relues: readonly Periode[],
): Promise<number> {
  const large: Portee = portee.code === 'SC' ? { code: 'S', ids: [String(portee.structure)] } : portee;
  const auJour = portee.code === 'D' && commune === undefined;
  const parts = relues.flatMap(({ du, au }) =>
    sources(
      large,
      {
        ...(auJour ? { du, au } : enMoisEntiers({ du, au })),
        ...(large.code === 'D' && { commune, departementDeLaCommune }),
      },
      ['activites'],
    ),
  );
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(activites), 0)::bigint as n from (${sql.join(parts, sql` union all `)}) l where en_serie()`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
