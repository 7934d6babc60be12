import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/guard.ts';
import { nomTri } from '#platform/texte.ts';
import { communeEntiere } from './importer-politique.ts';
import { type Lieu, ZONE } from './situer.ts';

export type CommuneSituee = Lieu & { readonly code: string; readonly departement_code: string };

/** Every commune in memory, to read long lists: by INSEE code, or by postal code and name. */
export async function repertoireDesCommunes(
  db: Db | Tx,
): Promise<(code: string, postal: string, nom: string) => CommuneSituee | undefined> {
  const { rows } = await sql<CommuneSituee & { nom_tri: string; codes_postaux: string[] }>`
    with milieux as (select departement_code, avg(latitude) as latitude, avg(longitude) as longitude from communes group by 1)
    select c.code, c.departement_code, c.nom_tri, c.codes_postaux, ${ZONE} as zone,
      coalesce(c.latitude, m.latitude, 46.5) as latitude, coalesce(c.longitude, m.longitude, 2.5) as longitude
    from communes c join departements d on d.code = c.departement_code join milieux m on m.departement_code = c.departement_code`.execute(
    db,
  );
  const parCode = new Map(rows.map((commune) => [commune.code, commune]));
  const parNom = new Map(
    rows.flatMap((commune) => commune.codes_postaux.map((postal) => [`${postal} ${commune.nom_tri}`, commune])),
  );
  return (code, postal, nom) =>
    parCode.get(communeEntiere(code.toUpperCase().padStart(5, '0'))) ??
    parNom.get(`${postal.padStart(5, '0')} ${nomTri(nom)}`);
}
