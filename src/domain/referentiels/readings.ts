import { sql } from 'kysely';
import { z } from 'zod';
import { type Horaires, semaineDe } from '#domain/horaires/index.ts';
import { type CommuneSurLaCarte, DEGRE_KM, degreDeLongitudeKm, distanceKm } from '#domain/territoires/index.ts';
import type { Db } from '#platform/db/guard.ts';
import { nomTri } from '#platform/texte.ts';
import { CODES_LISTES, LISTES_DE_REFERENCE, type ListeDeReference } from './listes.ts';

/** How many bodies each list names now, and when it was last read. */
export async function resumerListes(db: Db) {
  const { rows } = await sql<{ liste: ListeDeReference; organismes: number; luLe: Date | null }>`
    select c.liste, (select count(*)::int from referentiels r where r.liste = c.liste and r.retire_le is null) as organismes,
      (select max(l.lu_le) from referentiels_lectures l where l.liste = c.liste) as "luLe"
    from unnest(${[...CODES_LISTES]}::text[]) with ordinality as c(liste, rang) order by c.rang`.execute(db);
  return rows.map((ligne) => ({ ...ligne, libelle: LISTES_DE_REFERENCE[ligne.liste].libelle }));
}

/** The lists that name an establishment, by its SIRET or by its name and commune. */
export async function labelsDe(
  db: Db,
  { siret, nom, communeCode }: { readonly siret: string; readonly nom: string; readonly communeCode: string },
): Promise<readonly ListeDeReference[]> {
  const lignes = await db
    .selectFrom('referentiels')
    .select('liste')
    .distinct()
    .where('retire_le', 'is', null)
    .where((eb) =>
      eb.or([eb('siret', '=', siret), eb.and([eb('commune_code', '=', communeCode), eb('nom_tri', '=', nomTri(nom))])]),
    )
    .orderBy('liste')
    .execute();
  return lignes.map(({ liste }) => liste);
}

/** The labels of a structure, in words. */
export async function labelsDeLaStructure(
  db: Db,
  structure: { readonly identifiant: string; readonly nom: string; readonly commune_code: string },
): Promise<string> {
  const { identifiant: siret, nom, commune_code: communeCode } = structure;
  return (await labelsDe(db, { siret, nom, communeCode })).map((liste) => LISTES_DE_REFERENCE[liste].quoi).join(', ');
}

const organismes = (db: Db) =>
  db
    .selectFrom('referentiels as r')
    .innerJoin('communes as o', 'o.code', 'r.commune_code')
    .select(['r.numero', 'r.liste', 'r.nom', 'r.adresse', 'r.code_postal', 'o.nom as commune', 'r.departement_code'])
    .select(['r.latitude', 'r.longitude', 'r.telephone', 'r.courriel', 'r.site', 'r.itinerant', 'r.rendez_vous'])
    .select(['r.semaine', 'r.horaires_ecrits', 'r.commentaire', 'r.vu_le'])
    .where('r.retire_le', 'is', null);
export type Organisme = Awaited<ReturnType<ReturnType<typeof organismes>['executeTakeFirstOrThrow']>>;

/** The bodies around a commune, the nearest first. */
export const organismesAutour = (
  db: Db,
  commune: CommuneSurLaCarte,
  {
    rayon,
    liste,
    combien,
  }: { readonly rayon: number; readonly liste?: ListeDeReference | undefined; readonly combien: number },
) => {
  const [dLat, dLon] = [rayon / DEGRE_KM, rayon / degreDeLongitudeKm(commune.latitude)];
  const km = distanceKm(commune, 'r.latitude', 'r.longitude');
  return organismes(db)
    .select(km.as('km'))
    .where(sql<boolean>`r.latitude between ${commune.latitude - dLat}::float8 and ${commune.latitude + dLat}::float8`)
    .where(
      sql<boolean>`r.longitude between ${commune.longitude - dLon}::float8 and ${commune.longitude + dLon}::float8`,
    )
    .where(sql<boolean>`${km} <= ${rayon}::float8`)
    .$if(liste !== undefined, (query) => query.where('r.liste', '=', liste ?? 'france_services'))
    .orderBy('km')
    .orderBy('r.numero')
    .limit(combien)
    .execute();
};

export const lireOrganisme = (db: Db, numero: number): Promise<Organisme | undefined> =>
  organismes(db).where('r.numero', '=', numero).executeTakeFirst();

const lignes = z.array(z.tuple([z.number(), z.number(), z.number()]));
/** The hours of a body, when they could be read; its list says nothing of public holidays. */
export const horairesDeLOrganisme = ({ semaine }: Pick<Organisme, 'semaine'>): Horaires | undefined =>
  semaine === null ? undefined : { semaine: semaineDe(lignes.parse(semaine)), fermeFeries: false, fermetures: [] };
