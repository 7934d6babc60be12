import { sql } from 'kysely';
import type { Db } from '#platform/db/guard.ts';
import { ZONE } from './situer.ts';

type Tirage = {
  readonly n: number;
  readonly code: string;
  readonly departement_code: string;
  readonly zone: string;
  readonly latitude: number;
  readonly longitude: number;
};

/**
 * Communes drawn for measures, numbered from 1: a commune's chance follows its population, no commune has none, and the
 * draw is the same each time.
 */
export async function tirerCommunes(db: Db, nombre: number): Promise<Tirage[]> {
  const { rows } = await sql<Omit<Tirage, 'n'> & { population: number }>`
    select c.code, c.departement_code, c.population, coalesce(c.latitude, 46.5) as latitude, coalesce(c.longitude, 2.5) as longitude,
      ${ZONE} as zone
    from communes c join departements d on d.code = c.departement_code
    where c.departement_code < '975' order by c.code`.execute(db);
  let total = 0;
  const bornes = rows.map(({ population, ...commune }) => {
    total += Math.max(population, 50);
    return { ...commune, jusqua: total };
  });
  return Array.from({ length: nombre }, (_, rang) => ({ n: rang + 1, rang: rang * 0.6180339887 })).flatMap(
    ({ n, rang }) => {
      const point = (rang % 1) * total;
      let [bas, haut] = [0, bornes.length - 1];
      while (bas < haut) {
        const milieu = (bas + haut) >> 1;
        if ((bornes[milieu]?.jusqua ?? 0) < point) bas = milieu + 1;
        else haut = milieu;
      }
      const commune = bornes[bas];
      return commune ? [{ ...commune, n }] : [];
    },
  );
}
