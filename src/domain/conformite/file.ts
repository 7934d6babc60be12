import { sql } from 'kysely';
import { dansLePerimetre, type Nature } from '#domain/structures/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import { plusJours } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';
import { OBJECTIF_JOURS, type StatutDossier } from './lifecycle.ts';

export type FiltresDossiers = {
  readonly statut?: StatutDossier | undefined;
  readonly departement?: string | undefined;
  readonly nature?: Nature | undefined;
  /** An agent, or « personne ». */
  readonly instructeur?: string | undefined;
  readonly retard?: boolean | undefined;
  readonly recherche?: string | undefined;
};

function filtres(db: Db, perimetre: Perimetre, wanted: FiltresDossiers, now: Date) {
  let query = db
    .selectFrom('dossiers_conformite as d')
    .innerJoin('structures as s', 's.id', 'd.structure_id')
    .where(dansLePerimetre(perimetre))
    .where('d.statut', '=', wanted.statut ?? 'depose');
  if (wanted.departement) query = query.where('s.departement_code', '=', wanted.departement);
  if (wanted.nature) query = query.where('s.nature', '=', wanted.nature);
  if (wanted.instructeur)
    query =
      wanted.instructeur === 'personne'
        ? query.where('d.assigne_a', 'is', null)
        : query.where('d.assigne_a', '=', wanted.instructeur);
  if (wanted.retard) query = query.where('d.depuis', '<', plusJours(now, -OBJECTIF_JOURS));
  if (wanted.recherche)
    query = /^\d+$/.test(wanted.recherche)
      ? query.where((eb) =>
          eb.or([
            eb('s.identifiant', 'like', `${wanted.recherche}%`),
            eb('d.numero', '=', Number(wanted.recherche?.slice(0, 9))),
          ]),
        )
      : query.where('s.nom_tri', 'like', `${wanted.recherche}%`);
  return query;
}

const lignes = (db: Db, perimetre: Perimetre, wanted: FiltresDossiers, now: Date) =>
  filtres(db, perimetre, wanted, now)
    .leftJoin('utilisateurs as u', 'u.id', 'd.assigne_a')
    .select(['d.id', 'd.numero', 'd.statut', 'd.statut_le', 'd.depose_le', 'd.depuis'])
    .select(['s.nom', 's.nature', 's.departement_code'])
    .select([
      sql<string | null>`u.prenom || ' ' || u.nom`.as('instructeur'),
      sql<number>`(select count(*)::int from pieces p where p.dossier_id = d.id and p.statut = 'acceptee')`.as(
        'acceptees',
      ),
      sql<boolean>`coalesce((select m.cote = 'structure' from dossiers_messages m where m.dossier_id = d.id order by m.numero desc limit 1), false)`.as(
        'aRepondre',
      ),
    ]);
export type LigneDossier = Awaited<ReturnType<ReturnType<typeof lignes>['executeTakeFirstOrThrow']>>;

const cles = [
  { colonne: 'd.depuis' as const, lire: ({ depuis }: LigneDossier) => depuis },
  { colonne: 'd.id' as const, lire: ({ id }: LigneDossier) => id },
];

/** One page of the files in a status (to instruct, when none is said), the oldest deposit first. */
export const listerDossiers = (
  db: Db,
  perimetre: Perimetre,
  wanted: FiltresDossiers,
  now: Date,
  curseur?: string,
): Promise<PageDeListe<LigneDossier>> => paginer(lignes(db, perimetre, wanted, now), { cles, curseur });

export const parcourirDossiers = (db: Db, perimetre: Perimetre, wanted: FiltresDossiers, now: Date) =>
  parcourir(lignes(db, perimetre, wanted, now), { cles });

/** How many files the filters keep. */
export const compterDossiers = async (db: Db, perimetre: Perimetre, wanted: FiltresDossiers, now: Date) =>
  (
    await filtres(db, perimetre, wanted, now)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** How many files stand in each status, and how many to instruct are older than the month. */
export async function resumerDossiers(db: Db, perimetre: Perimetre, now: Date) {
  const parStatut = await db
    .selectFrom('dossiers_conformite as d')
    .innerJoin('structures as s', 's.id', 'd.structure_id')
    .select(['d.statut', (eb) => eb.fn.countAll<number>().as('n')])
    .select(sql<number>`count(*) filter (where d.depose_le < ${plusJours(now, -OBJECTIF_JOURS)})::int`.as('anciens'))
    .where(dansLePerimetre(perimetre))
    .groupBy('d.statut')
    .execute();
  const nombre = (statut: StatutDossier) => parStatut.find((un) => un.statut === statut)?.n ?? 0;
  return { nombre, enRetard: parStatut.find(({ statut }) => statut === 'depose')?.anciens ?? 0 };
}

/** Those who instruct, by name: to give files to. */
export const listerInstructeurs = (db: Db) =>
  db
    .selectFrom('attributions as a')
    .innerJoin('utilisateurs as u', 'u.id', 'a.utilisateur_id')
    .select(['u.id', sql<string>`u.prenom || ' ' || u.nom`.as('nom')])
    .where('a.role', '=', 'anct')
    .where('a.retiree_le', 'is', null)
    .orderBy('u.nom')
    .orderBy('u.prenom')
    .execute();
