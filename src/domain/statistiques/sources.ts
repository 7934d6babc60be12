import { type RawBuilder, sql } from 'kysely';
import { type Cumul, communeDedans, cumulQuiRepond } from './facettes.ts';
import type { FiltresActivite } from './filtres.ts';
import { type Decoupe, decouper, type Periode } from './periode.ts';
import type { Portee } from './portees.ts';

type Sql = RawBuilder<unknown>;
/** Which measures are read: all for a page, two for the lines of a territory. */
type Colonnes = readonly string[];

const enColonnes = (mesures: Colonnes) => sql.join(mesures.map((mesure) => sql.ref(mesure)));

/**
 * Where the figures come from, each source with its `mois`, its `part` (the conseiller, the structure, the département)
 * and its measures: whole months from the sums kept, the days at the ends from the sums by day (territories) or from the
 * rows, and what no sum answers from the rows alone. `cumul` may be given to read others than those of the question.
 */
export function sources(portee: Portee, filtres: FiltresActivite, mesures: Colonnes, cumul?: Cumul): readonly Sql[] {
  if (portee.code === 'E') return deLEquipe(portee, filtres, mesures);
  const repond = cumul ?? cumulQuiRepond(portee, filtres);
  if (!repond) return [desLignes(portee, filtres, filtres, mesures)];
  const { entiers, bords } = decouper(filtres);
  const autour = bords.map((bord) =>
    repond.auJour ? desJours(repond, bord, mesures) : desLignes(portee, filtres, bord, mesures),
  );
  return entiers.length === 0 ? autour : [desMois(repond, entiers, mesures), ...autour];
}

/** What comes from sums is few rows: one process reads them (see `en_serie` in the migration). */
export const enSerie = (portee: Portee, filtres: FiltresActivite): Sql =>
  portee.code === 'E' || cumulQuiRepond(portee, filtres) ? sql`en_serie()` : sql`true`;

const parmi = (ids: Cumul['ids']) => (ids === 'tous' ? sql`true` : sql`portee_id = any(${[...ids]}::text[])`);

const desMois = ({ portee, ids, facette }: Cumul, entiers: Decoupe['entiers'], mesures: Colonnes) => sql`
  select debut as mois, portee_id as part, ${enColonnes(mesures)} from cumuls
  where portee = ${portee} and grain = 'M' and facette = ${facette} and ${parmi(ids)}
    and debut between ${entiers[0]}::date and ${entiers.at(-1)}::date`;

const desJours = ({ portee, ids, facette }: Cumul, { du, au }: Periode, mesures: Colonnes) => sql`
  select date_trunc('month', debut::timestamp)::date as mois, portee_id as part, ${enColonnes(mesures)} from cumuls
  where portee = ${portee} and grain = 'J' and facette = ${facette} and ${parmi(ids)}
    and debut between ${du}::date and ${au}::date`;

type PorteeEnLignes = Exclude<Portee, { code: 'E' }>;
const desLignes = (portee: PorteeEnLignes, filtres: FiltresActivite, { du, au }: Periode, mesures: Colonnes) => sql`
  select date_trunc('month', jour::timestamp)::date as mois, ${PART[portee.code]}::text as part, ${enColonnes(mesures)} from activites_mesurees
  where ${deLaPortee(portee, filtres)} and jour between ${du}::date and ${au}::date and ${garder(filtres)}`;

const PART = {
  C: sql.ref('conseiller'),
  S: sql.ref('structure'),
  SC: sql.ref('conseiller'),
  D: sql.ref('departement_code'),
} as const;

/** Each column is compared in its own type, for its index to serve. */
function deLaPortee(portee: PorteeEnLignes, filtres: FiltresActivite): Sql {
  if (portee.code === 'SC')
    return sql`structure = ${portee.structure}::int and conseiller = any(${[...portee.conseillers]}::int[])`;
  if (portee.code === 'D') {
    // The commune says where: its own index is the one to read.
    if (filtres.commune !== undefined) return communeDedans(portee.ids, filtres) ? sql`true` : sql`false`;
    return portee.ids === 'tous' ? sql`true` : sql`departement_code = any(${[...portee.ids]}::text[])`;
  }
  return sql`${PART[portee.code]} = any(${portee.ids.map(Number)}::int[])`;
}

/** What the filters let through, besides the period. */
const garder = ({ type, canal, theme, commune, lieu, tag }: FiltresActivite): Sql => {
  const conditions = [
    type && sql`type = ${type}`,
    canal && sql`canal = ${canal}`,
    theme !== undefined && sql`${theme}::smallint = any(themes)`,
    commune && sql`commune_code = ${commune}`,
    lieu !== undefined && sql`lieu = ${lieu}::int`,
    tag !== undefined && sql`tags @> array[${tag}::int]`,
  ].filter((une) => typeof une === 'object');
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
};

/** The presences of a team within the period: those of one person never overlap, so that a day of his counts once. */
function deLEquipe({ presences }: Extract<Portee, { code: 'E' }>, filtres: FiltresActivite, mesures: Colonnes) {
  const dedans = presences
    .map(({ conseiller, du, au }) => ({
      conseiller,
      du: du > filtres.du ? du : filtres.du,
      au: au < filtres.au ? au : filtres.au,
    }))
    .filter(({ du, au }) => du <= au);
  const seul = cumulQuiRepond({ code: 'C', ids: [] }, filtres);
  if (!seul) return [lignesDe(dedans, filtres, mesures)];
  const coupees = dedans.map((presence) => ({ ...presence, ...decouper(presence) }));
  const mois = coupees.flatMap(({ conseiller, entiers: [premier, ...suite] }) =>
    premier ? [{ conseiller, du: premier, au: suite.at(-1) ?? premier }] : [],
  );
  const jours = coupees.flatMap(({ conseiller, bords }) => bords.map((bord) => ({ conseiller, ...bord })));
  return [moisDesPersonnes(mois, mesures), lignesDe(jours, filtres, mesures)];
}

type Presences = Extract<Portee, { code: 'E' }>['presences'];
const enTable = (presences: Presences) => sql`unnest(${presences.map(({ conseiller }) => conseiller)}::int[],
  ${presences.map(({ du }) => du)}::date[], ${presences.map(({ au }) => au)}::date[]) p (qui, premier, dernier)`;

const moisDesPersonnes = (presences: Presences, mesures: Colonnes) => sql`
  select debut as mois, portee_id as part, ${enColonnes(mesures)} from ${enTable(presences)}
  join cumuls on portee = 'C' and grain = 'M' and facette = '' and portee_id = p.qui::text and debut between p.premier and p.dernier`;

const lignesDe = (presences: Presences, filtres: FiltresActivite, mesures: Colonnes) => sql`
  select date_trunc('month', jour::timestamp)::date as mois, conseiller::text as part, ${enColonnes(mesures)} from ${enTable(presences)}
  join activites_mesurees on conseiller = p.qui and jour between p.premier and p.dernier where ${garder(filtres)}`;
