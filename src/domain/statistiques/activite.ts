import { sql } from 'kysely';
import type { Actor, Perimetre } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import type { FiltresActivite } from './filtres.ts';
import { MESURES } from './mesures.ts';
import { moisDe } from './periode.ts';
import {
  lireLaStructure,
  type Portee,
  porteeDeLaStructure,
  porteeDeSonEquipe,
  porteeDuConseiller,
  porteeDuTerritoire,
} from './portees.ts';
import { type Comptee, ceQuiSeCompte } from './relecture.ts';
import { enSerie, sources } from './sources.ts';

/** Each measure and its sum. */
export type Chiffres = Readonly<Record<string, number>>;
/** What is counted, and its figures: all zero where the question is not answered. */
export type Activite = Comptee & {
  readonly total: Chiffres;
  readonly mois: readonly { readonly mois: string; readonly chiffres: Chiffres }[];
};

/** What the person signed in did himself. */
export const activiteDuConseiller = async (db: Db | Tx, actor: Actor, filtres: FiltresActivite) =>
  lireActivite(db, await porteeDuConseiller(db, actor), filtres);

/** What the conseillers of a structure of the perimeter did for it. @throws NotFound */
export const activiteDeLaStructure = async (
  db: Db,
  perimetre: Perimetre,
  structureId: string,
  filtres: FiltresActivite,
) => lireActivite(db, porteeDeLaStructure(await lireLaStructure(db, perimetre, structureId)), filtres);

/** What was done in the territory of the perimeter: its départements, or the nation. */
export const activiteDuTerritoire = (db: Db, perimetre: Perimetre, filtres: FiltresActivite) =>
  lireActivite(db, porteeDuTerritoire(perimetre), filtres);

/** What the team of the person signed in did while each belonged to it; one of its people alone. @throws NotFound */
export const activiteDeSonEquipe = async (db: Db, actor: Actor, filtres: FiltresActivite, membreId?: string) =>
  lireActivite(db, await porteeDeSonEquipe(db, actor, membreId), filtres);

/** The figures of a scope, month by month: one statement, and one before it when rows must be read again. */
export async function lireActivite(
  db: Db | Tx,
  portee: Portee,
  filtres: FiltresActivite,
  max?: number,
): Promise<Activite> {
  const { periode, tropLarge } = await ceQuiSeCompte(db, portee, filtres, max);
  if (tropLarge) return { periode, tropLarge, total: RIEN, mois: [] };
  const sommes = sql.join(MESURES.map((une) => sql`sum(${sql.ref(une)})::bigint as ${sql.ref(une)}`));
  const lignes = sql.join(sources(portee, { ...filtres, ...periode }, MESURES), sql` union all `);
  const { rows } = await sql<Chiffres & { mois: string }>`
    select mois, ${sommes} from (${lignes}) l where ${enSerie(portee, filtres)} group by mois`.execute(db);
  const parMois = new Map(rows.map((row) => [row.mois, row]));
  return {
    periode,
    tropLarge: false,
    total: Object.fromEntries(MESURES.map((une) => [une, rows.reduce((somme, row) => somme + (row[une] ?? 0), 0)])),
    mois: moisDe(periode).map((mois) => ({ mois, chiffres: parMois.get(mois) ?? RIEN })),
  };
}

const RIEN: Chiffres = Object.fromEntries(MESURES.map((mesure) => [mesure, 0]));
