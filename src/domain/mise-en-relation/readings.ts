import { sql } from 'kysely';
import { lireProfil, type ProfilCandidat } from '#domain/candidats/index.ts';
import { distanceKm } from '#domain/territoires/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';
import { apparies, compterApparies, type FiltresCandidats, ordreDesApparies } from './appariement.ts';
import { coordonneesVisibles, STATUTS_CHOISIS, STATUTS_VISIBLES, type StatutMiseEnRelation } from './lifecycle.ts';
import type { Place } from './place.ts';

/**
 * What a structure sees of anybody it finds: no name, no address, no telephone, no CV. `nom` is there once the contact
 * details are visible, and null before: the base itself does not hand it out.
 */
const apercus = (db: Db | Tx, place: Place) =>
  db
    .selectFrom('candidats as c')
    .innerJoin('communes as k', 'k.code', 'c.commune_code')
    .leftJoin('mises_en_relation as m', (join) =>
      join.onRef('m.candidat_id', '=', 'c.id').on('m.structure_id', '=', place.structureId),
    )
    .select([
      'c.id',
      'c.numero',
      'c.prenom',
      'k.nom as commune',
      'c.rayon_km',
      'c.disponible_le',
      'c.situations',
      'c.experience',
      'c.diplome',
      'c.motivation',
      'c.pix_palier',
      'c.pix_palier_max',
      'c.pix_competences',
      'c.pix_partage_le',
      'c.visible_depuis',
      'm.id as relationId',
      'm.statut_le as relationDepuis',
      'm.motif',
    ])
    .select([
      sql<boolean>`c.cv_cle is not null`.as('aUnCv'),
      sql<StatutMiseEnRelation>`coalesce(m.statut, 'a_examiner')`.as('relation'),
      distanceKm(place.lieu, 'c.latitude', 'c.longitude').as('km'),
      sql<string | null>`case when m.statut in (${sql.join([...STATUTS_VISIBLES])}) then c.nom end`.as('nom'),
      sql<boolean>`exists (select 1 from mises_en_relation x where x.candidat_id = c.id and x.structure_id <> ${place.structureId}
        and x.statut in (${sql.join([...STATUTS_CHOISIS])}))`.as('choisiAilleurs'),
    ]);
export type Apercu = Awaited<ReturnType<ReturnType<typeof apercus>['executeTakeFirstOrThrow']>>;

/** One page of the candidates still to examine: two queries, whatever their number. */
export async function listerAExaminer(
  db: Db,
  place: Place,
  filtres: FiltresCandidats,
  curseur?: string,
): Promise<PageDeListe<Apercu>> {
  const page = await paginer(apparies(db, place, filtres), { ...ordreDesApparies(filtres.tri), curseur });
  if (page.lignes.length === 0) return { ...page, lignes: [] };
  const lus = await apercus(db, place)
    .where(
      'c.id',
      'in',
      page.lignes.map(({ id }) => id),
    )
    .execute();
  const parId = new Map(lus.map((apercu) => [apercu.id, apercu]));
  return { ...page, lignes: page.lignes.flatMap(({ id }) => parId.get(id) ?? []) };
}

/** The candidates that the structure put in one column; `recherche`: a name, among visible ones only. */
const rangees = (db: Db, place: Place, statuts: readonly StatutMiseEnRelation[], recherche: string) => {
  const query = apercus(db, place)
    .where('m.structure_id', '=', place.structureId)
    .where('m.statut', 'in', [...statuts]);
  return recherche
    ? query
        .where('m.statut', 'in', [...STATUTS_VISIBLES])
        .where((eb) => eb.or([eb('c.nom_tri', 'like', `${recherche}%`), eb('c.nom_tri', 'like', `% ${recherche}%`)]))
    : query;
};

const ORDRE_DES_RANGEES = {
  cles: [
    { colonne: 'm.statut_le' as const, lire: (ligne: Apercu) => ligne.relationDepuis ?? '' },
    { colonne: 'c.id' as const, lire: (ligne: Apercu) => ligne.id },
  ],
  sens: 'desc' as const,
};

export const listerRangees = (
  db: Db,
  place: Place,
  statuts: readonly StatutMiseEnRelation[],
  recherche: string,
  curseur?: string,
): Promise<PageDeListe<Apercu>> => paginer(rangees(db, place, statuts, recherche), { ...ORDRE_DES_RANGEES, curseur });

/** How many candidates in each column, « à examiner » counted live. */
export async function compterColonnes(db: Db, place: Place, filtres: FiltresCandidats) {
  const [aExaminer, lignes] = await Promise.all([
    compterApparies(db, place, filtres),
    db
      .selectFrom('mises_en_relation')
      .select(['statut', (eb) => eb.fn.countAll<number>().as('nombre')])
      .where('structure_id', '=', place.structureId)
      .where('statut', '!=', 'a_examiner')
      .groupBy('statut')
      .execute(),
  ]);
  return new Map<StatutMiseEnRelation, number>([
    ['a_examiner', aExaminer],
    ...lignes.map(({ statut, nombre }) => [statut, nombre] as const),
  ]);
}

/** One candidate, as this structure may see him. @throws NotFound when it neither finds nor knows him. */
export async function lireApercu(db: Db, place: Place, candidatId: string): Promise<Apercu> {
  const apercu = await apercus(db, place).where('c.id', '=', candidatId).executeTakeFirst();
  const connu = apercu && apercu.relationId !== null && apercu.relation !== 'a_examiner';
  if (!apercu || (!connu && !(await apparies(db, place, {}, candidatId).executeTakeFirst())))
    throw new NotFound(`candidat ${candidatId}`);
  return apercu;
}

/** Name, address, telephone: after « intéressé » only. The caller audits each reading. @throws NotFound before. */
export async function lireCoordonnees(db: Db, { perimetre }: Actor, candidatId: string): Promise<ProfilCandidat> {
  const relation =
    perimetre.type === 'structure'
      ? await db
          .selectFrom('mises_en_relation')
          .select('statut')
          .where('candidat_id', '=', candidatId)
          .where('structure_id', '=', perimetre.structureId)
          .executeTakeFirst()
      : undefined;
  if (!relation || !coordonneesVisibles(relation.statut)) throw new NotFound(`candidat ${candidatId}`);
  return lireProfil(db, candidatId);
}

const contactsVisibles = (db: Db, structureId: string) =>
  db
    .selectFrom('mises_en_relation as m')
    .innerJoin('candidats as c', 'c.id', 'm.candidat_id')
    .innerJoin('communes as k', 'k.code', 'c.commune_code')
    .innerJoin('utilisateurs as u', 'u.id', 'c.utilisateur_id')
    .select(['c.id', 'c.numero', 'c.prenom', 'c.nom', 'c.nom_tri', 'u.email', 'c.telephone', 'k.nom as commune'])
    .select(['c.disponible_le', 'c.experience', 'c.diplome', 'c.pix_palier', 'm.statut', 'm.statut_le'])
    .where('m.structure_id', '=', structureId)
    .where('m.statut', 'in', [...STATUTS_VISIBLES]);
export type Contact = Awaited<ReturnType<ReturnType<typeof contactsVisibles>['executeTakeFirstOrThrow']>>;

/** Every candidate whose contact details the structure sees, by name, for its export. */
export const parcourirContacts = (db: Db, structureId: string): AsyncGenerator<Contact> =>
  parcourir(contactsVisibles(db, structureId), {
    cles: [
      { colonne: 'c.nom_tri', lire: (ligne) => ligne.nom_tri },
      { colonne: 'c.id', lire: (ligne) => ligne.id },
    ],
  });

/** The identifier of what stands between a structure and a candidate, if anything does. */
export const listerSesRelations = async (db: Db, structureId: string, candidatId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('mises_en_relation')
      .select('id')
      .where('structure_id', '=', structureId)
      .where('candidat_id', '=', candidatId)
      .execute()
  ).map(({ id }) => id);
