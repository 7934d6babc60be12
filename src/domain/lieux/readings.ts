import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { LABELS } from './labels.ts';
import { CONSEILLERS_QUI_Y_RECOIVENT } from './publication.ts';

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

/** A place of the perimeter: where the conseiller receives, where those of the structure do, the territory, the nation. */
const dansSonPerimetre = ({ id, perimetre }: Actor) => {
  if (perimetre.type === 'nation') return sql<boolean>`true`;
  if (perimetre.type === 'departements')
    return sql<boolean>`l.departement_code = any (${[...perimetre.codes]}::text[])`;
  const receveurs = sql`select 1 from lieux_conseillers r join candidats c on c.numero = r.conseiller`;
  const ici = sql`where r.lieu_id = l.id and r.jusqu_au is null`;
  if (perimetre.type === 'personne') return sql<boolean>`exists (${receveurs} ${ici} and c.utilisateur_id = ${id})`;
  if (perimetre.type !== 'structure') return sql<boolean>`false`;
  return sql<boolean>`exists (${receveurs} join contrats k on k.candidat_id = c.id ${ici}
    and r.suspendu_le is null and k.statut = 'signe' and k.structure_id = ${perimetre.structureId})`;
};

/** The places that the actor may read, closed ones included, with what decides of their publication. Nobody is named. */
export const lieuxDuPerimetre = (db: Db | Tx, actor: Actor) =>
  db
    .selectFrom('lieux as l')
    .innerJoin('communes as o', 'o.code', 'l.commune_code')
    .select([
      'l.id',
      'l.numero',
      'l.nom',
      'l.nom_tri',
      'l.adresse',
      'l.code_postal',
      'l.commune_code',
      'o.nom as commune',
    ])
    .select(['l.departement_code', 'l.latitude', 'l.longitude', 'l.position', 'l.siret', 'l.telephone', 'l.courriel'])
    .select(['l.site', 'l.modalites', 'l.fiche_acces_libre', 'l.itinerant', 'l.resume', 'l.services', 'l.ferme_feries'])
    .select(['l.publie', 'l.complet', 'l.ferme_le', 'l.fusionne_dans', 'l.modifie_le'])
    .select([CONSEILLERS_QUI_Y_RECOIVENT.as('conseillers'), LABELS.as('labels')])
    .where(dansSonPerimetre(actor));
export type LieuDuPerimetre = Awaited<ReturnType<ReturnType<typeof lieuxDuPerimetre>['executeTakeFirstOrThrow']>>;

/** One place of the perimeter. @throws NotFound outside it */
export async function lireLieu(db: Db | Tx, actor: Actor, lieuId: string): Promise<LieuDuPerimetre> {
  const lieu = await lieuxDuPerimetre(db, actor).where('l.id', '=', lieuId).executeTakeFirst();
  if (!lieu) throw new NotFound(`lieu ${lieuId}`);
  return lieu;
}

/** The same as `listerSesLieux`, with what decides of their publication. */
export async function listerSesLieuxEnDetail(db: Db, actor: Actor) {
  const siens = await listerSesLieux(db, actor);
  const lus = siens.length === 0 ? [] : await lieuxDuPerimetre(db, actor).where('l.ferme_le', 'is', null).execute();
  return siens.flatMap(({ id, principal }) => {
    const lieu = lus.find((un) => un.id === id);
    return lieu ? [{ ...lieu, principal }] : [];
  });
}

/** The closings of a place read before, that are not over. */
export const listerFermetures = (db: Db, lieuId: string, now: Date) =>
  db
    .selectFrom('lieux_fermetures')
    .select(['id', 'du', 'au'])
    .where('lieu_id', '=', lieuId)
    .where('au', '>=', dateCivile(now))
    .orderBy('du')
    .orderBy('id')
    .execute();
