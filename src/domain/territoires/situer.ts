import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/guard.ts';

/** Where a commune is. `zone`: « metropole », or the overseas département that is its own island (domain, étape 3). */
export type Lieu = { readonly latitude: number; readonly longitude: number; readonly zone: string };
/** The zone of a département read as `d`: an SQL expression. */
export const ZONE = sql<string>`case when d.outre_mer then d.code else 'metropole' end`;

/**
 * Places a commune, in degrees. The 0.3 % whose place is not known stand in the middle of their département.
 * Nothing when the code is not a commune.
 */
export async function situer(db: Db | Tx, communeCode: string): Promise<Lieu | undefined> {
  const { rows } = await sql<Lieu>`
    select ${ZONE} as zone,
      coalesce(c.latitude, (select avg(v.latitude) from communes v where v.departement_code = c.departement_code), 46.5) as latitude,
      coalesce(c.longitude, (select avg(v.longitude) from communes v where v.departement_code = c.departement_code), 2.5) as longitude
    from communes c join departements d on d.code = c.departement_code where c.code = ${communeCode}`.execute(db);
  return rows[0];
}

export type CommuneSurLaCarte = Lieu & {
  readonly code: string;
  readonly nom: string;
  readonly codes_postaux: string[];
  readonly departement_code: string;
  readonly departement: string;
};

/** A commune with its place, in one statement; nothing when the code is not one. */
export async function situerCommune(db: Db | Tx, code: string): Promise<CommuneSurLaCarte | undefined> {
  const { rows } = await sql<CommuneSurLaCarte>`
    select c.code, c.nom, c.codes_postaux, c.departement_code, d.nom as departement, ${ZONE} as zone,
      coalesce(c.latitude, (select avg(v.latitude) from communes v where v.departement_code = c.departement_code), 46.5) as latitude,
      coalesce(c.longitude, (select avg(v.longitude) from communes v where v.departement_code = c.departement_code), 2.5) as longitude
    from communes c join departements d on d.code = c.departement_code where c.code = ${code}`.execute(db);
  return rows[0];
}

/** Kilometres of a degree of longitude, a little short so that a box always holds its circle. */
export const degreDeLongitudeKm = (latitude: number): number =>
  Math.max(1, DEGRE_KM * Math.cos((Math.min(89, Math.abs(latitude) + 1) * Math.PI) / 180));

const TERRE_KM = 6371;
/** Kilometres of a degree of latitude: a box around a point is read from an index before distances are computed. */
export const DEGRE_KM = 111.2;

/** Great-circle distance in kilometres from a place to the columns given: an SQL expression. */
export const distanceKm = ({ latitude, longitude }: Lieu, colonneLatitude: string, colonneLongitude: string) => {
  const [lat, lon] = [sql.ref(colonneLatitude), sql.ref(colonneLongitude)];
  return sql<number>`(${sql.lit(2 * TERRE_KM)} * asin(least(1, sqrt(
    sin(radians(${lat} - ${latitude}::float8) / 2) ^ 2
    + cos(radians(${latitude}::float8)) * cos(radians(${lat})) * sin(radians(${lon} - ${longitude}::float8) / 2) ^ 2))))`;
};
