import type { Actor } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';

/** The places where the person signed in receives: the main one first. */
export const listerSesLieux = (db: Db | Tx, { id, perimetre }: Actor) =>
  db
    .selectFrom('lieux_conseillers as r')
    .innerJoin('lieux as l', 'l.id', 'r.lieu_id')
    .innerJoin('candidats as c', 'c.numero', 'r.conseiller')
    .innerJoin('communes as o', 'o.code', 'l.commune_code')
    .select(['l.id', 'l.numero', 'l.nom', 'l.adresse', 'l.commune_code', 'l.departement_code', 'o.nom as commune'])
    .select('r.principal')
    .where('c.utilisateur_id', '=', id)
    .where((eb) => eb.lit(perimetre.type === 'personne'))
    .where('r.jusqu_au', 'is', null)
    .where('l.ferme_le', 'is', null)
    .orderBy('r.principal', 'desc')
    .orderBy('l.nom_tri')
    .orderBy('l.id')
    .execute();
export type SonLieu = Awaited<ReturnType<typeof listerSesLieux>>[number];
