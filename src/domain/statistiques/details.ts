import { sql } from 'kysely';
import type { Db } from '#platform/db/guard.ts';
import { cumulQuiRepond } from './facettes.ts';
import type { FiltresActivite } from './filtres.ts';
import type { Portee } from './portees.ts';
import { enSerie, sources } from './sources.ts';

/** What a scope is made of: how its parts are called, and the name of each by the key that the sums give. */
export type Parts = {
  readonly titre: string;
  readonly colonne: string;
  /** Where the parts are read, when not in the scope itself. */
  readonly portee?: Portee | undefined;
  /** Are they told only when nothing but the period is chosen? */
  readonly sansFiltre?: boolean;
  /** The key that stands for each part in the sums: a département, a structure, a conseiller. */
  readonly cle: (part: string) => string | undefined;
  readonly libelle: (cle: string) => string;
  /** The same page for this part alone. */
  readonly lien?: ((cle: string) => string | undefined) | undefined;
};
export type LigneDePart = {
  readonly cle: string;
  readonly libelle: string;
  readonly lien: string | undefined;
  readonly activites: number;
  readonly participants: number;
};

const LUES = ['activites', 'participants'] as const;

/** The activity of each part of a scope, the busiest first: one statement, over a period that is counted. */
export async function lireParts(
  db: Db,
  duScope: Portee,
  filtres: FiltresActivite,
  { portee = duScope, sansFiltre = false, cle, libelle, lien }: Parts,
): Promise<readonly LigneDePart[]> {
  if (sansFiltre && !cumulQuiRepond(portee, filtres)) return [];
  const cumul = cumulQuiRepond(portee, filtres);
  // The rows of the nation do not say where: its départements do.
  const dits = cumul?.portee === 'N' ? ({ ...cumul, portee: 'D' } as const) : cumul;
  if (dits?.portee === 'V') return [];
  const lignes = sql.join(sources(portee, filtres, LUES, dits), sql` union all `);
  const { rows } = await sql<{ part: string; activites: number; participants: number }>`
    select part, sum(activites)::bigint as activites, sum(participants)::bigint as participants from (${lignes}) l where ${enSerie(portee, filtres)} group by part`.execute(
    db,
  );
  const sommes = new Map<string, { activites: number; participants: number }>();
  for (const { part, activites, participants } of rows) {
    const une = cle(part);
    if (une === undefined) continue;
    const avant = sommes.get(une) ?? { activites: 0, participants: 0 };
    sommes.set(une, { activites: avant.activites + activites, participants: avant.participants + participants });
  }
  return [...sommes]
    .filter(([, { activites }]) => activites > 0)
    .map(([une, chiffres]) => ({ cle: une, libelle: libelle(une), lien: lien?.(une), ...chiffres }))
    .toSorted((a, b) => b.activites - a.activites || a.libelle.localeCompare(b.libelle, 'fr'));
}
