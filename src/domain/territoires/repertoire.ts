import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/guard.ts';
import { nomTri } from '#platform/texte.ts';
import { communeEntiere } from './importer-politique.ts';
import { type Lieu, ZONE } from './situer.ts';

export type CommuneSituee = Lieu & { readonly code: string; readonly departement_code: string };

type Trouvee = { readonly commune: CommuneSituee } | { readonly refus: string };

/**
 * Every commune in memory, to read long lists: by INSEE code, or by postal code and name when no code is given. A code
 * that does not exist is never replaced by what stands beside it.
 */
export async function repertoireDesCommunes(
  db: Db | Tx,
): Promise<(code: string, postal: string, nom: string) => Trouvee> {
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
  return (code, postal, nom) => {
    const commune = code
      ? parCode.get(communeEntiere(code.toUpperCase().padStart(5, '0')))
      : parNom.get(`${postal.padStart(5, '0')} ${nomTri(nom)}`);
    return commune ? { commune } : { refus: code ? CODE_FAUX : INCONNUE };
  };
}

const CODE_FAUX = 'Ce code INSEE n’existe pas : corrigez-le, ou laissez-le vide et donnez le code postal et le nom.';
const INCONNUE = 'Cette commune n’est pas connue : donnez son code INSEE, ou son code postal et son nom.';
