import type { Db, Tx } from '#platform/db/guard.ts';
import type { Option } from '#platform/form/form.ts';

/** A scope of tags, and whose: the number of a conseiller or of a structure, the code of a département, or nobody. */
export type PorteeDeTag = readonly ['conseiller' | 'structure' | 'departement' | 'nation', string];
export type TagOffert = { readonly numero: number; readonly nom: string };

export const TAGS_DE_LA_NATION: PorteeDeTag = ['nation', ''];

/** The tags of these scopes, by name; those put away still tell what was done. */
export const tagsOfferts = (db: Db | Tx, portees: readonly PorteeDeTag[]): Promise<TagOffert[]> =>
  db
    .selectFrom('tags')
    .select(['numero', 'nom'])
    .where((eb) => eb.or(portees.map(([portee, id]) => eb.and([eb('portee', '=', portee), eb('portee_id', '=', id)]))))
    .orderBy('nom_tri')
    .orderBy('numero')
    .execute();

const LIEUX_MAX = 200;

/** The places where these conseillers receive or received, by name; or those of a commune. */
export async function lieuxOfferts(
  db: Db,
  {
    conseillers,
    commune,
  }: { readonly conseillers?: readonly number[] | undefined; readonly commune?: string | undefined },
): Promise<readonly Option[]> {
  if (!commune && (!conseillers || conseillers.length === 0)) return [];
  let query = db
    .selectFrom('lieux as l')
    .select(['l.numero', 'l.nom', 'l.nom_tri'])
    .distinct()
    .orderBy('l.nom_tri')
    .orderBy('l.numero');
  if (conseillers && conseillers.length > 0)
    query = query
      .innerJoin('lieux_conseillers as r', 'r.lieu_id', 'l.id')
      .where('r.conseiller', 'in', [...conseillers]);
  if (commune) query = query.where('l.commune_code', '=', commune);
  const lieux = await query.limit(LIEUX_MAX).execute();
  return lieux.map(({ numero, nom }) => ({ valeur: String(numero), libelle: nom }));
}
