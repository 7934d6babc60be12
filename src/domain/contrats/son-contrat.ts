import { type RawBuilder, sql } from 'kysely';
import { jourDansLeDepartement } from '#domain/territoires/index.ts';
import type { Actor } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';

type AncienEmployeur = { readonly jusquAu: string; readonly structure: number };

/** Who employed him before the post changed hands, the earliest first; the day of a transfer is the new employer's. */
const anciensEmployeurs: RawBuilder<readonly AncienEmployeur[]> = sql`(
  select coalesce(json_agg(json_build_object(
    'jusquAu', ((t.transfere_le at time zone 'Europe/Paris')::date - 1)::text, 'structure', d.numero) order by t.numero), '[]')
  from postes_transferts t join structures d on d.id = t.de_structure_id
  where t.poste_id = k.poste_id and t.transfere_le > k.signe_le)`;

/** The signed contracts of the person signed in: the numbers of his file and of his structure, his post, its dates. */
const siens = (db: Db | Tx, { id, perimetre }: Actor, du: string, au: string) =>
  db
    .selectFrom('contrats as k')
    .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .select(['k.id as contratId', 'k.poste_id', 'k.debut', 'k.fin', 'c.numero as conseiller'])
    .select(['s.id as structureId', 's.numero as structure', 's.nom as nomStructure'])
    .select(['s.commune_code', 's.departement_code', anciensEmployeurs.as('anciensEmployeurs')])
    .where('c.utilisateur_id', '=', id)
    .where((eb) => eb.lit(perimetre.type === 'personne'))
    .where('k.statut', '=', 'signe')
    .where('k.debut', '<=', au)
    .where((eb) => eb.or([eb('k.fin', 'is', null), eb('k.fin', '>=', du)]))
    .orderBy('k.debut', 'desc');

/** The contract the person signed in works under on a day. Nothing outside a running contract. */
export const sonContrat = (db: Db | Tx, actor: Actor, jour: string) => siens(db, actor, jour, jour).executeTakeFirst();

/**
 * The contract he works under now, and the day it is where he works: in La Réunion, tomorrow has begun while it is still
 * today in Paris. The one place where a conseiller's « today » is decided.
 */
export async function sonContratDuJour(db: Db | Tx, actor: Actor, now: Date) {
  const [hier, demain] = [-1, 1].map((jours) => ajouterJours(dateCivile(now), jours));
  const proches = await siens(db, actor, String(hier), String(demain)).execute();
  return proches
    .map((contrat) => ({ ...contrat, aujourdhui: jourDansLeDepartement(contrat.departement_code, now) }))
    .find(({ debut, fin, aujourdhui }) => debut <= aujourdhui && (fin === null || fin >= aujourdhui));
}
export type SonContratEnCours = NonNullable<Awaited<ReturnType<typeof sonContrat>>>;

/** The number of the structure that employed him on a day of his contract (domain, « Life after »: transfers). */
export const employeurDu = (
  { structure, anciensEmployeurs: anciens }: Pick<SonContratEnCours, 'structure' | 'anciensEmployeurs'>,
  jour: string,
): number => anciens.find(({ jusquAu }) => jour <= jusquAu)?.structure ?? structure;
