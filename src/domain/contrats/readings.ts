import { sql } from 'kysely';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Tools } from '#platform/action.ts';
import type { Actor, Perimetre } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';
import { SIGNATURE_JOURS } from './regles.ts';

/** The live contract of a recruitment of the perimeter; nothing before it is prepared. */
export const lireContrat = (db: Db | Tx, perimetre: Perimetre, relationId: string) =>
  db
    .selectFrom('contrats as k')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .selectAll('k')
    .where('k.mise_en_relation_id', '=', relationId)
    .where('k.statut', 'in', ['brouillon', 'signe'])
    .where(dansLePerimetre(perimetre))
    .executeTakeFirst();
export type ContratLu = NonNullable<Awaited<ReturnType<typeof lireContrat>>>;

/** The signed contracts of a structure of the perimeter, by date: what the schedule of payments runs from. */
export const listerContratsSignes = (db: Db | Tx, perimetre: Perimetre, structureId: string) =>
  db
    .selectFrom('contrats as k')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .innerJoin('postes as p', 'p.id', 'k.poste_id')
    .select(['k.id', 'k.poste_id', 'p.numero as numeroPoste', 'p.montant_centimes', 'k.signe_le', 'k.debut', 'k.fin'])
    .where('k.structure_id', '=', structureId)
    .where('k.statut', '=', 'signe')
    .where(dansLePerimetre(perimetre))
    .orderBy('k.signe_le')
    .orderBy('p.numero')
    .execute();

/** The contracts of the person signed in, as candidate or as conseiller: the latest first. */
export const listerSesContrats = (db: Db, { id }: Actor) =>
  db
    .selectFrom('contrats as k')
    .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .innerJoin('communes as o', 'o.code', 's.commune_code')
    .select(['k.id', 'k.type', 'k.statut', 'k.debut', 'k.fin', 'k.signe_le', 'k.lieu', 'k.remuneration_centimes'])
    .select(['k.mise_en_relation_id', 's.nom as structure', 'o.nom as commune'])
    .where('c.utilisateur_id', '=', id)
    .where('k.statut', '=', 'signe')
    .orderBy('k.debut', 'desc')
    .execute();
export type SonContrat = Awaited<ReturnType<typeof listerSesContrats>>[number];

/** The signed copy, for the structure that employs and for the person employed. @throws NotFound */
export async function lireCopieSignee({ db, coffre }: Tools, actor: Actor, contratId: string) {
  const contrat = await db
    .selectFrom('contrats as k')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
    .select(['k.fichier_cle', 'k.numero'])
    .where('k.id', '=', contratId)
    .where('k.statut', '=', 'signe')
    .where((eb) =>
      actor.perimetre.type === 'structure'
        ? dansLePerimetre(actor.perimetre)(eb)
        : eb.and([eb('c.utilisateur_id', '=', actor.id), eb.lit(actor.perimetre.type === 'personne')]),
    )
    .executeTakeFirst();
  const octets = contrat?.fichier_cle ? await coffre.lire(contrat.fichier_cle) : undefined;
  if (!contrat || !octets) throw new NotFound(`contrat ${contratId}`);
  return { octets, nom: `contrat-${contrat.numero}.pdf` };
}

export type FiltresContrats = { readonly etat: 'signe' | 'a_signer'; readonly retard: boolean };

/** Recruitments as ANCT and préfectures follow them: signed, or to be signed and since when. Nobody is named. */
const suivis = (db: Db, perimetre: Perimetre, { etat, retard }: FiltresContrats, aujourdhui: string) => {
  const depuis = sql<string>`greatest(d.statut_le, m.statut_le)`;
  const query = db
    .selectFrom('mises_en_relation as m')
    .innerJoin('structures as s', 's.id', 'm.structure_id')
    .leftJoin('dossiers_conformite as d', (join) =>
      join.onRef('d.structure_id', '=', 's.id').on('d.statut', '=', 'conforme'),
    )
    .leftJoin('contrats as k', (join) =>
      join.onRef('k.mise_en_relation_id', '=', 'm.id').on('k.statut', 'in', ['brouillon', 'signe']),
    )
    .select(['m.id', 's.id as structureId', 's.nom', 's.numero', 's.departement_code', 'm.statut_le'])
    .select(['k.statut', 'k.type', 'k.debut', 'k.fin', 'k.signe_le'])
    .select(sql<Date | null>`case when d.id is not null then ${depuis} end`.as('attenduDepuis'))
    .where('m.statut', '=', etat === 'signe' ? 'recrutee' : 'recrutement_accepte')
    .where(dansLePerimetre(perimetre));
  return retard
    ? query
        .where(sql<boolean>`(${depuis})::date + ${SIGNATURE_JOURS}::int < ${aujourdhui}::date`)
        .where('d.id', 'is not', null)
    : query;
};
export type LigneSuivie = Awaited<ReturnType<ReturnType<typeof suivis>['executeTakeFirstOrThrow']>>;

const cles = [
  { colonne: 'm.statut_le' as const, lire: ({ statut_le }: LigneSuivie) => statut_le },
  { colonne: 'm.id' as const, lire: ({ id }: LigneSuivie) => id },
];

export const listerContrats = (
  db: Db,
  perimetre: Perimetre,
  filtres: FiltresContrats,
  now: Date,
  curseur?: string,
): Promise<PageDeListe<LigneSuivie>> => paginer(suivis(db, perimetre, filtres, dateCivile(now)), { cles, curseur });

export const parcourirContrats = (db: Db, perimetre: Perimetre, filtres: FiltresContrats, now: Date) =>
  parcourir(suivis(db, perimetre, filtres, dateCivile(now)), { cles });

export const compterContrats = async (
  db: Db,
  perimetre: Perimetre,
  filtres: FiltresContrats,
  now: Date,
): Promise<number> =>
  (
    await db
      .selectFrom(suivis(db, perimetre, filtres, dateCivile(now)).as('k'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;
