import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { visible } from './perimetre.ts';
import type { Equipement } from './socle.ts';

/** What was said of each thing of the socle, as rows: the list of things stands in `socle.ts`. */
const equipements: RawBuilder<readonly Equipement[]> = sql`(select coalesce(json_agg(json_build_object(
  'code', e.code, 'etat', e.etat, 'prevu_le', e.prevu_le, 'avis', e.avis, 'note', e.note)), '[]') from equipements e where e.arrivee_id = a.id)`;

/** The arrivals that somebody may read, each with its kit and its equipment. */
export const arrivees = (db: Db | Tx, actor: Actor) =>
  db
    .selectFrom('arrivees as a')
    .innerJoin('contrats as k', 'k.id', 'a.contrat_id')
    .innerJoin('structures as s', 's.id', 'a.structure_id')
    .innerJoin('communes as o', 'o.code', 's.commune_code')
    .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
    .innerJoin('kits as t', 't.arrivee_id', 'a.id')
    .select(['a.id', 'a.statut', 'a.depart_formation_le', 'a.prise_de_poste_le', 'a.transport', 'a.suivi_connu_le'])
    .select(['k.id as contratId', 'k.mise_en_relation_id', 'k.debut', 'k.fin', 'k.lieu'])
    .select(['s.nom as structure', 's.departement_code', 's.adresse as adresseStructure'])
    .select(['c.prenom', 'c.nom', 'c.nom_tri', 't.numero as numeroKit', 't.statut as kit', 't.statut_le as kitLe'])
    .select(['t.taille', 't.coupe', 't.livraison', 't.adresse', 't.code_postal_ville', 't.suivi', 't.envoi_id'])
    .select(['t.expedie_le', 't.manques', 't.precisions', equipements.as('equipements')])
    .select(sql<string>`concat_ws(' ', o.codes_postaux[1], o.nom)`.as('villeStructure'))
    .where(visible(actor));
export type ArriveeLue = Awaited<ReturnType<ReturnType<typeof arrivees>['executeTakeFirstOrThrow']>>;

/** One arrival of the perimeter. @throws NotFound */
export async function lireArrivee(db: Db | Tx, actor: Actor, arriveeId: string): Promise<ArriveeLue> {
  const lue = await arrivees(db, actor).where('a.id', '=', arriveeId).executeTakeFirst();
  if (!lue) throw new NotFound(`arrivee ${arriveeId}`);
  return lue;
}

/** The arrival of the conseiller signed in under the contract that he holds; nothing without one. */
export const lireSonArrivee = (db: Db | Tx, actor: Actor): Promise<ArriveeLue | undefined> =>
  arrivees(db, actor)
    .where(sql<boolean>`${actor.perimetre.type === 'personne'}`)
    .where('a.statut', '=', 'ouverte')
    .orderBy('k.debut', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The arrivals of a structure that are not closed, the first to begin first. */
export const listerSesArrivees = (db: Db, actor: Actor): Promise<ArriveeLue[]> =>
  actor.perimetre.type === 'structure'
    ? arrivees(db, actor).where('a.statut', '=', 'ouverte').orderBy('k.debut').orderBy('a.id').execute()
    : Promise.resolve([]);

/** Where the kit goes: the structure, or the address given. */
export const adresseDeLivraison = ({
  livraison,
  adresse,
  code_postal_ville,
  structure,
  adresseStructure,
  villeStructure,
}: Pick<
  ArriveeLue,
  'livraison' | 'adresse' | 'code_postal_ville' | 'structure' | 'adresseStructure' | 'villeStructure'
>): { readonly chez: string; readonly adresse: string; readonly ville: string } | undefined => {
  if (livraison === 'structure') return { chez: structure, adresse: adresseStructure, ville: villeStructure };
  return livraison === 'autre' && adresse ? { chez: '', adresse, ville: code_postal_ville ?? '' } : undefined;
};

/** What happened to the kit of an arrival of the perimeter, oldest first. */
export const lireHistoriqueDuKit = (db: Db, actor: Actor, arriveeId: string) =>
  db
    .selectFrom('kits_historique as h')
    .innerJoin('arrivees as a', 'a.id', 'h.arrivee_id')
    .innerJoin('structures as s', 's.id', 'a.structure_id')
    .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
    .select(['h.geste', 'h.statut', 'h.motif', 'h.role', 'h.fait_le'])
    .where('a.id', '=', arriveeId)
    .where(visible(actor))
    .orderBy('h.numero')
    .execute();
