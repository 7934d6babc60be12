import { type RawBuilder, sql } from 'kysely';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Actor, Perimetre } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { MESURES } from './mesures.ts';
import { type Decoupe, decouper, moisDe, type Periode } from './periode.ts';

/** What restricts the figures, besides the period. One of the first three alone is answered by the sums kept. */
export type FiltresActivite = Periode & {
  readonly type?: string | undefined;
  readonly canal?: string | undefined;
  readonly theme?: number | undefined;
};
/** Each measure and its sum. */
export type Chiffres = Readonly<Record<string, number>>;
export type Activite = {
  readonly total: Chiffres;
  readonly mois: readonly { readonly mois: string; readonly chiffres: Chiffres }[];
};

type Portee = { readonly code: 'C' | 'S' | 'D'; readonly ids: readonly string[] | 'tous' };
const COLONNE = { C: 'conseiller', S: 'structure', D: 'departement_code' } as const;

/** What the person signed in did himself. */
export async function activiteDuConseiller(db: Db | Tx, { id, perimetre }: Actor, filtres: FiltresActivite) {
  const lui = await db
    .selectFrom('candidats')
    .select('numero')
    .where('utilisateur_id', '=', id)
    .where((eb) => eb.lit(perimetre.type === 'personne'))
    .executeTakeFirst();
  return lireActivite(db, { code: 'C', ids: lui ? [String(lui.numero)] : [] }, filtres);
}

/** What the conseillers of a structure of the perimeter did for it. @throws NotFound */
export async function activiteDeLaStructure(
  db: Db,
  perimetre: Perimetre,
  structureId: string,
  filtres: FiltresActivite,
) {
  const structure = await db
    .selectFrom('structures as s')
    .select('s.numero')
    .where('s.id', '=', structureId)
    .where(dansLePerimetre(perimetre))
    .executeTakeFirst();
  if (!structure) throw new NotFound(`structure ${structureId}`);
  return lireActivite(db, { code: 'S', ids: [String(structure.numero)] }, filtres);
}

/** What was done in the territory of the perimeter: its départements, or the nation. */
export const activiteDuTerritoire = (db: Db, perimetre: Perimetre, filtres: FiltresActivite) =>
  lireActivite(db, { code: 'D', ids: territoireDe(perimetre) }, filtres);

function territoireDe(perimetre: Perimetre): Portee['ids'] {
  if (perimetre.type === 'nation') return 'tous';
  return perimetre.type === 'departements' ? perimetre.codes : [];
}

async function lireActivite(db: Db | Tx, portee: Portee, filtres: FiltresActivite): Promise<Activite> {
  const lignes = sql.join(sources(portee, filtres), sql` union all `);
  const { rows } = await sql<Chiffres & { mois: string }>`
    select mois, ${colonnes((une) => sql`sum(${une})::bigint as ${une}`)} from (${lignes}) l group by mois`.execute(db);
  const parMois = new Map(rows.map((row) => [row.mois, row]));
  return {
    total: Object.fromEntries(MESURES.map((une) => [une, rows.reduce((somme, row) => somme + (row[une] ?? 0), 0)])),
    mois: moisDe(filtres).map((mois) => ({ mois, chiffres: parMois.get(mois) ?? RIEN })),
  };
}

const RIEN: Chiffres = Object.fromEntries(MESURES.map((mesure) => [mesure, 0]));
const colonnes = (ecrire: (colonne: RawBuilder<unknown>) => RawBuilder<unknown>) =>
  sql.join(MESURES.map((mesure) => ecrire(sql.ref(mesure))));

/**
 * Where the figures come from: whole months from the sums kept, the days at the ends from the sums by day (territories)
 * or from the rows (a conseiller, a structure), and whatever crosses two filters from the rows alone.
 */
function sources(portee: Portee, filtres: FiltresActivite): RawBuilder<unknown>[] {
  const facette = facetteDe(portee, filtres);
  if (facette === undefined) return [desLignes(portee, filtres, filtres)];
  const { entiers, bords } = decouper(filtres);
  const autour = bords.map((bord) =>
    portee.code === 'D' ? desJours(portee, facette, bord) : desLignes(portee, filtres, bord),
  );
  return entiers.length === 0 ? autour : [desMois(portee, facette, entiers), ...autour];
}

/** The facet that answers alone; undefined when only the rows can. */
function facetteDe({ code }: Portee, { type, canal, theme }: FiltresActivite): string | undefined {
  const facettes = [type && `t:${type}`, canal && `k:${canal}`, theme && `h:${theme}`].filter(
    (une) => une !== undefined,
  );
  if (facettes.length === 0) return '';
  return code === 'D' && facettes.length === 1 ? String(facettes[0]) : undefined;
}

const parmi = (ids: Portee['ids'], colonne: RawBuilder<unknown>) =>
  ids === 'tous' ? sql`true` : sql`${colonne}::text = any(${[...ids]}::text[])`;

/** The nation has rows of its own when nothing is filtered; else it is the sum of its départements. */
const gardee = ({ code, ids }: Portee, facette: string) => (ids === 'tous' && facette === '' ? 'N' : code);

const desMois = (portee: Portee, facette: string, entiers: Decoupe['entiers']) => sql`
  select debut as mois, ${colonnes((une) => une)} from cumuls
  where portee = ${gardee(portee, facette)} and grain = 'M' and facette = ${facette} and ${parmi(portee.ids, sql.ref('portee_id'))}
    and debut between ${entiers[0]}::date and ${entiers.at(-1)}::date`;

const desJours = (portee: Portee, facette: string, { du, au }: Periode) => sql`
  select date_trunc('month', debut)::date as mois, ${colonnes((une) => une)} from cumuls
  where portee = ${gardee(portee, facette)} and grain = 'J' and facette = ${facette} and ${parmi(portee.ids, sql.ref('portee_id'))}
    and debut between ${du}::date and ${au}::date`;

const desLignes = ({ code, ids }: Portee, { type, canal, theme }: FiltresActivite, { du, au }: Periode) => sql`
  select date_trunc('month', jour)::date as mois, ${colonnes((une) => une)} from activites_mesurees
  where ${ids === 'tous' ? sql`true` : dansLaColonne(code, ids)} and jour between ${du}::date and ${au}::date
    and ${type ? sql`type = ${type}` : sql`true`} and ${canal ? sql`canal = ${canal}` : sql`true`}
    and ${theme ? sql`${theme}::smallint = any(themes)` : sql`true`}`;

/** The column is compared in its own type, for its index to serve. */
const dansLaColonne = (code: Portee['code'], ids: readonly string[]) =>
  code === 'D'
    ? sql`departement_code = any(${[...ids]}::text[])`
    : sql`${sql.ref(COLONNE[code])} = any(${ids.map(Number)}::int[])`;
